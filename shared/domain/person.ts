import * as z from 'zod';
import { slug } from './text.ts';

/** What somebody is to the federation. An auditor reads all there is and changes nothing. */
export const Role = z.enum(['treasurer', 'editor', 'reader', 'auditor']);
export type Role = z.infer<typeof Role>;

/**
 * A role and how far it reaches: a treasurer or reader of one centre, an editor of one campaign. Without either it
 * reaches over the whole federation.
 */
export interface Office {
  readonly role: Role;
  readonly centre?: string;
  readonly campaign?: string;
}

/** Somebody who has signed in. */
export interface Person {
  /** The issuer's own, lasting name: `sub`. */
  readonly subject: string;
  /** As it stands in the audit log. */
  readonly name: string;
  readonly offices: readonly Office[];
}

/**
 * What somebody may do.
 *
 * - `read`: the figures; - `plan`: needs and templates; - `receive`: fees, grants, cash and transfers;
 * - `correct`: assign, earmark anew, refund; - `edit`: a campaign's texts;
 * - `certify`: donors by name and address, and their official receipts;
 * - `govern`: centres, carriers, hand-overs, opening and closing; - `audit`: who did what.
 */
export const Right = z.enum(['read', 'plan', 'receive', 'correct', 'edit', 'certify', 'govern', 'audit']);
export type Right = z.infer<typeof Right>;

/** Where something is done: in a campaign, of a centre or of the federation itself; `{}` is the federation. */
export interface Place {
  readonly campaign?: string;
  readonly centre?: string | undefined;
}

const rightsOf = {
  treasurer: Right.options,
  editor: ['read', 'edit'],
  reader: ['read'],
  auditor: ['read', 'audit'],
} as const satisfies Record<Role, readonly Right[]>;

/** What only the federation's own treasurer may do, whatever centre a treasurer is of. */
const federationOnly: ReadonlySet<Right> = new Set(['certify', 'govern', 'audit']);

/** Whether an office of this person carries this right there. */
export const may = ({ offices }: Person, right: Right, place: Place): boolean =>
  offices.some((office) => allows(office, right) && reaches(office, place));

/** Whether some office carries the right somewhere, wherever that is. */
export const maySomewhere = ({ offices }: Person, right: Right): boolean =>
  offices.some((office) => allows(office, right));

const allows = ({ role, centre }: Office, right: Right): boolean =>
  rightsOf[role].some((each) => each === right) && !(centre !== undefined && federationOnly.has(right));

const reaches = (office: Office, place: Place): boolean =>
  (office.centre === undefined || office.centre === place.centre) &&
  (office.campaign === undefined || office.campaign === place.campaign);

/** Which roles are given for one centre, and which for one campaign. */
const limits: Readonly<Record<Role, 'centre' | 'campaign' | undefined>> = {
  treasurer: 'centre',
  reader: 'centre',
  editor: 'campaign',
  auditor: undefined,
};

/**
 * The office a group of the issuer stands for: `treasurer`, `treasurer:leipzig` (of a centre), `editor:netzwerk` (of a
 * campaign), `reader`, `reader:leipzig`, `auditor`.
 *
 * @returns undefined for a group that is none of ours; an editor is always one of a campaign
 */
export const officeOf = (group: string): Office | undefined => {
  const [name, where, ...more] = group.split(':');
  const role = Role.safeParse(name).data;
  if (!role || more.length > 0) return undefined;
  const limit = limits[role];
  if (where === undefined) return role === 'editor' ? undefined : { role };
  return limit && slug.safeParse(where).success ? { role, [limit]: where } : undefined;
};
