/**
 * Opens something at the first call and keeps it for the life of the container. What fails is not kept: a missing
 * secret or a lost line must not poison the container, the next call tries again.
 */
export const once = <Opened>(open: () => Promise<Opened>): (() => Promise<Opened>) => {
  let opened: Promise<Opened> | undefined;
  return async () => {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      opened = undefined;
      throw error;
    }
  };
};
