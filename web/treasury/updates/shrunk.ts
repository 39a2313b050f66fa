/** What a letter takes. */
const mostBytes = 300_000;
/** Twice the width of a letter, for sharp screens. */
const mostPixels = 1200;

/**
 * A picture as a letter takes it: small enough, and painted anew, so that nothing is left of what a camera noted in it.
 *
 * @returns Base64; undefined if it is no picture that this browser can read
 */
export const shrunk = async (file: File): Promise<string | undefined> => {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  // Drawings stay sharp as PNG, if they are small enough; photographs never are.
  if (file.type === 'image/png') {
    const drawn = await painted(picture, mostPixels, 'image/png');
    if (drawn && drawn.size <= mostBytes) return base64Of(drawn);
  }
  for (const pixels of [mostPixels, 900, 600]) {
    for (const quality of [0.85, 0.7, 0.5]) {
      const taken = await painted(picture, pixels, 'image/jpeg', quality);
      if (taken && taken.size <= mostBytes) return base64Of(taken);
    }
  }
  return undefined;
};

const painted = async (
  picture: ImageBitmap,
  pixels: number,
  type: 'image/jpeg' | 'image/png',
  quality?: number,
): Promise<Blob | null> => {
  const scale = Math.min(1, pixels / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext('2d');
  if (!brush) return null;
  // What is transparent would become black.
  if (type === 'image/jpeg') {
    brush.fillStyle = 'white';
    brush.fillRect(0, 0, canvas.width, canvas.height);
  }
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, type, quality);
  });
};

const base64Of = async (content: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      resolve(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : ''),
    );
    reader.addEventListener('error', () => reject(new TypeError('the picture could not be read')));
    reader.readAsDataURL(content);
  });
