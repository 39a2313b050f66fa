import type { CertifyingParts } from '../parts.ts';

/** Campaigns and carriers, each read once: thousands of gifts belong to a handful of them. */
export const remembering = <Parts extends Pick<CertifyingParts, 'campaigns'>>(parts: Parts): Parts => {
  const { campaigns } = parts;
  return { ...parts, campaigns: { find: once(campaigns.find), carrier: once(campaigns.carrier) } };
};

const once = <Found>(read: (name: string) => Promise<Found>): ((name: string) => Promise<Found>) => {
  const known = new Map<string, Promise<Found>>();
  return async (name) => {
    const found = known.get(name) ?? read(name);
    known.set(name, found);
    return found;
  };
};
