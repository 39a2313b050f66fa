import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Mail programs write addresses in small letters if they like to, so an id with capitals would not come back as it was.
 * A local part holds 64 characters (RFC 5321, 4.5.3.1.1): `leave+`, 36 of an id, a point and a signature of 20.
 */
const leavable = /^sup_([a-z0-9_-]{16,36})$/;
const mailbox = /^leave\+([a-z0-9_-]{16,36})\.([0-9a-f]{20})$/;

/**
 * What stands before the `@` of the address by which one supporter leaves: whoever writes to it reads no more of what
 * the subject names, or nothing more at all if it names no topic.
 *
 * @returns undefined for an id that an address cannot hold; its letters offer the link alone
 */
export const leaveMailbox = (supporter: string, secret: string): string | undefined => {
  const [, id] = leavable.exec(supporter) ?? [];
  return id === undefined ? undefined : `leave+${id}.${signatureOf(id, secret)}`;
};

/**
 * Who leaves by this address.
 *
 * @param address with its domain or without, in whatever case it came back
 * @returns undefined if the address is not one of ours, or was changed
 */
export const readLeaveMailbox = (address: string, secret: string): string | undefined => {
  const [local = ''] = address.trim().toLowerCase().split('@');
  const [, id, signature] = mailbox.exec(local) ?? [];
  if (id === undefined || signature === undefined) return undefined;
  const right = Buffer.from(signatureOf(id, secret));
  return timingSafeEqual(right, Buffer.from(signature)) ? `sup_${id}` : undefined;
};

/** Named by what it is for, so that nothing else we sign with the same secret passes for it. */
const signatureOf = (id: string, secret: string): string => {
  if (secret.length < 32) throw new Error('the parameter link-secret is shorter than 32 characters');
  return createHmac('sha256', secret).update(`leave-mailbox.${id}`).digest('hex').slice(0, 20);
};
