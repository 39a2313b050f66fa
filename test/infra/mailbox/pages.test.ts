import { describe, expect, it } from 'vitest';
import { renderLetter } from '../../../shared/email/letters.ts';
import { sampleLetters } from '../../../shared/email/sample-letters.ts';
import { aMailbox, anEnvelope } from './a-mailbox.ts';

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>`;

describe('the inbox page', () => {
  it('says that nothing came, and then lists the newest first', async () => {
    const mailbox = await aMailbox();
    expect((await mailbox.read('/local/inbox')).text).toContain('Nothing has been sent yet.');
    for (const subject of ['the first', 'the second']) await mailbox.post.send({ ...anEnvelope, subject });
    const { text } = await mailbox.read('/local/inbox');
    expect(text).toContain('2 letters');
    expect(text.indexOf('the second')).toBeGreaterThan(0);
    expect(text.indexOf('the second')).toBeLessThan(text.indexOf('the first'));
  });

  it('shows one letter from all sides', async () => {
    const mailbox = await aMailbox();
    await mailbox.post.send({
      ...anEnvelope,
      html: '<p class="x">Danke &amp; Gruß</p>',
      text: 'Danke & Gruß',
    });
    const { text } = await mailbox.read('/local/inbox?letter=1');
    for (const seen of [anEnvelope.subject, 'ada@example.org', 'spenden@example.org', 'buero@example.org'])
      expect(text).toContain(seen);
    expect(text).toContain('pi_1.acknowledgement');
    expect(text).toContain('<pre>Danke &amp; Gruß</pre>');
    const frames = text.match(/<iframe[^>]*>/g) ?? [];
    expect(frames).toHaveLength(2);
    for (const frame of frames) {
      expect(frame).toContain('sandbox=""');
      expect(frame).toContain('srcdoc="&lt;p class=&quot;x&quot;&gt;Danke &amp;amp; Gruß&lt;/p&gt;"');
    }
  });

  it('shows hostile names, subjects and letters as text and lets nothing run', async () => {
    const mailbox = await aMailbox();
    await mailbox.post.send({
      ...anEnvelope,
      to: { email: 'ada@example.org', name: hostile },
      from: { email: 'spenden@example.org', name: hostile },
      subject: hostile,
      html: hostile,
      text: `</pre>${hostile}`,
      letter: hostile,
    });
    expect(mailbox.letters()).toHaveLength(1);
    for (const path of ['/local/inbox', '/local/inbox?letter=1', '/local/inbox?letter=1&scheme=dark']) {
      const { text, headers } = await mailbox.read(path);
      expect(text).not.toMatch(/<script|<img/i);
      expect(text).toContain('&lt;script&gt;alert(1)');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
      expect(headers.get('content-security-policy')).not.toMatch(/script-src|https?:|\*/);
    }
  });

  it('shows what is attached, to be opened as it was sent', async () => {
    const mailbox = await aMailbox();
    const content = new Uint8Array(Buffer.from('%PDF-1.7 of a receipt'));
    const attachment = { filename: 'Beleg-1.pdf', type: 'application/pdf', content } as const;
    await mailbox.post.send({ ...anEnvelope, attachment });
    const { text } = await mailbox.read('/local/inbox?letter=1');
    const [, href = ''] = /<a href="([^"]+)">Beleg-1\.pdf/.exec(text) ?? [];
    const opened = await mailbox.read(href.replaceAll('&amp;', '&'));
    expect(opened.text).toBe('%PDF-1.7 of a receipt');
    expect(opened.headers.get('content-type')).toBe('application/pdf');
    expect(opened.headers.get('content-disposition')).toContain('Beleg-1.pdf');
    expect((await mailbox.read('/local/inbox/attachment?letter=1&place=1')).status).toBe(404);
  });

  it('is sorry about a letter that is not there', async () => {
    const mailbox = await aMailbox();
    for (const letter of ['1', '0', '-1', 'x', hostile]) {
      const { status, text } = await mailbox.read(`/local/inbox?letter=${encodeURIComponent(letter)}`);
      expect(status).toBe(404);
      expect(text).not.toContain('<script');
    }
  });

  it('leaves everything else to others', async () => {
    const mailbox = await aMailbox();
    for (const path of ['/', '/v1/campaigns/netzwerk', '/local', '/local/inbox/', '//'])
      expect((await mailbox.read(path)).text).toBe('not for the mailbox');
  });
});

const submit = (baseUrl: string, form: string) =>
  fetch(`${baseUrl}/local/inbox/fail`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  });

describe('the outage form', () => {
  it('lets the next letters fail, says so, and comes back to the inbox', async () => {
    const mailbox = await aMailbox();
    const answer = await submit(mailbox.baseUrl, 'status=429&count=2');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/local/inbox');
    expect((await mailbox.read('/local/inbox')).text).toContain('The next 2 letters are answered 429.');
    expect(await mailbox.post.send(anEnvelope)).toEqual({
      outcome: 'not-taken',
      reason: 'SendGrid answered 429',
    });
    await mailbox.post.send(anEnvelope);
    expect(await mailbox.post.send(anEnvelope)).toEqual({ outcome: 'sent' });
    expect((await mailbox.read('/local/inbox')).text).toContain('All is well');
  });

  it.each(['', 'status=200&count=1', 'status=503&count=-1', 'status=503', 'status=x&count=1'])(
    'refuses "%s"',
    async (form) => {
      const mailbox = await aMailbox();
      expect((await submit(mailbox.baseUrl, form)).status).toBe(400);
      expect(await mailbox.post.send(anEnvelope)).toEqual({ outcome: 'sent' });
    },
  );
});

describe('the previews', () => {
  it('list every letter with each of its samples in every language, each link leading to its letter', async () => {
    const mailbox = await aMailbox();
    const { text } = await mailbox.read('/local/letters');
    const links = Array.from(text.matchAll(/href="(\/local\/letters\?[^"]+)"/g), ([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links).toHaveLength(sampleLetters.length);
    for (const [index, href] of links.entries()) {
      const shown = await mailbox.read(href);
      const sample = sampleLetters[index];
      expect(shown.status).toBe(200);
      const written = sample && (await renderLetter(sample.context));
      expect(shown.text).toContain(`<h1>${written?.subject}</h1>`);
    }
  });

  it('show a letter without naming a sample, in light and in dark', async () => {
    const mailbox = await aMailbox();
    const light = await mailbox.read('/local/letters?letter=acknowledgement&locale=en');
    const dark = await mailbox.read('/local/letters?letter=acknowledgement&locale=en&scheme=dark');
    expect(light.text).toContain('Dear Ada Beispiel');
    expect(light.text).toContain('@media not all');
    expect(dark.text).toContain('@media all');
  });

  it('are sorry about a letter, language or sample that is not there', async () => {
    const mailbox = await aMailbox();
    for (const query of ['letter=x', 'letter=acknowledgement&locale=fr', 'letter=acknowledgement&sample=x'])
      expect((await mailbox.read(`/local/letters?${query}`)).status).toBe(404);
  });
});
