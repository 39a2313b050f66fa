/**
 * A Lambda handler that can also be put into another house: the local one, a test's, the simulation's. In Lambda
 * its parts are opened once, at the first call, and kept for the life of the container.
 */
export const housed = <Handler extends object, Parts>(
  openParts: () => Promise<Parts>,
  build: (open: () => Promise<Parts>) => Handler,
): Handler & { in(parts: Parts): Handler } => {
  let opened: Promise<Parts> | undefined;
  const once = async (): Promise<Parts> => {
    opened ??= openParts();
    try {
      return await opened;
    } catch (error) {
      // A missing secret or a lost line must not poison the container: the next call tries again.
      opened = undefined;
      throw error;
    }
  };
  return Object.assign(build(once), { in: (parts: Parts) => build(async () => parts) });
};
