import { beforeAll, describe, expect, it } from 'vitest';
import type { Right } from '../../shared/domain/person.ts';
import type { TreasuryRoute } from '../../shared/routes/treasury/route.ts';
import { callAs, everyRoute, everythingIn, isChanging, preparedFor } from './every-route.ts';

/** Where something is done. Leipzig's campaign is `netzwerk`, Köln's is `sprechstunde`. */
type Where = 'netzwerk' | 'sprechstunde' | 'leipzig' | 'koeln' | 'federation';

const everything: readonly Right[] = [
  'read',
  'plan',
  'receive',
  'correct',
  'edit',
  'certify',
  'govern',
  'audit',
];
const ofACentre: readonly Right[] = ['read', 'plan', 'receive', 'correct', 'edit'];
const none: readonly Right[] = [];

/** Who may do what where: written by hand, and nothing of it taken from the code that decides. */
const table: Readonly<Record<string, Readonly<Record<Where, readonly Right[]>>>> = {
  treasurer: {
    netzwerk: everything,
    sprechstunde: everything,
    leipzig: everything,
    koeln: everything,
    federation: everything,
  },
  'treasurer:leipzig': {
    netzwerk: ofACentre,
    sprechstunde: none,
    leipzig: ofACentre,
    koeln: none,
    federation: none,
  },
  'treasurer:koeln': {
    netzwerk: none,
    sprechstunde: ofACentre,
    leipzig: none,
    koeln: ofACentre,
    federation: none,
  },
  'editor:netzwerk': {
    netzwerk: ['read', 'edit'],
    sprechstunde: none,
    leipzig: none,
    koeln: none,
    federation: none,
  },
  'editor:sprechstunde': {
    netzwerk: none,
    sprechstunde: ['read', 'edit'],
    leipzig: none,
    koeln: none,
    federation: none,
  },
  reader: {
    netzwerk: ['read'],
    sprechstunde: ['read'],
    leipzig: ['read'],
    koeln: ['read'],
    federation: ['read'],
  },
  'reader:koeln': {
    netzwerk: none,
    sprechstunde: ['read'],
    leipzig: none,
    koeln: ['read'],
    federation: none,
  },
  auditor: {
    netzwerk: ['read', 'audit'],
    sprechstunde: ['read', 'audit'],
    leipzig: ['read', 'audit'],
    koeln: ['read', 'audit'],
    federation: ['read', 'audit'],
  },
  gardeners: { netzwerk: none, sprechstunde: none, leipzig: none, koeln: none, federation: none },
};

const roles = Object.keys(table);

/** Where a sample's call and its twin elsewhere are done; `somewhere` is wherever one has the right. */
const placesOf = ({ at }: TreasuryRoute, hasTwin: boolean): readonly (Where | 'somewhere')[] => {
  if (at === 'federation') return ['federation'];
  if (at === 'own' && !hasTwin) return ['somewhere'];
  return at === 'centre' ? ['leipzig', 'koeln'] : ['netzwerk', 'sprechstunde'];
};

const mayDo = (role: string, { right }: TreasuryRoute, where: Where | 'somewhere'): boolean => {
  const rights =
    where === 'somewhere' ? Object.values(table[role] ?? {}).flat() : (table[role]?.[where] ?? []);
  return rights.includes(right);
};

describe.each(everyRoute)('%s', (_name, route, sample) => {
  const twins = [sample.path, ...(sample.elsewhere === undefined ? [] : [sample.elsewhere])];
  const places = placesOf(route, twins.length > 1).map((where, place) => ({
    where,
    path: twins[place] ?? '',
  }));
  /** What is refused writes nothing, and what only reads writes nothing: they all find the same. */
  let shared: Awaited<ReturnType<typeof preparedFor>>;
  let before: string;
  beforeAll(async () => {
    shared = await preparedFor(sample);
    before = await everythingIn(shared.desk);
  });

  it('has a twin in another centre, if there is a place in its address', () => {
    expect(places.map(({ path }) => path)).not.toContain('');
  });

  const cases = roles.flatMap((role) =>
    places.map(({ where, path }) => ({
      role,
      where,
      path,
      answer: mayDo(role, route, where) ? 'does' : 'is refused',
    })),
  );
  it.each(cases)('$role: $answer in $where', async ({ role, path, answer }) => {
    const lets = answer === 'does';
    const prepared = lets && isChanging(route) ? await preparedFor(sample) : shared;
    const { status, headers, text, body } = await callAs(prepared, [role], route, path, sample.input);
    expect(headers['cache-control'], 'nobody may keep it for somebody else').toBe('no-store');
    const found = `${status}: ${text.slice(0, 300)}`;
    if (lets) expect(found).toMatch(/^20[012]: /);
    else {
      expect(found).toMatch(/^403: /);
      expect(body.error.code).toBe(role === 'gardeners' ? 'treasury.no-role' : 'treasury.not-allowed');
    }
    if (prepared === shared) expect(await everythingIn(shared.desk)).toBe(before);
  });
});

describe('who reads only', () => {
  const rights = [
    ...new Set(everyRoute.filter(([, route]) => isChanging(route)).map(([, { right }]) => right)),
  ];

  it.each(['reader', 'reader:koeln', 'auditor'])('changes nothing, says the table: %s', (role) => {
    const held = new Set(Object.values(table[role] ?? {}).flat());
    expect(rights.length).toBeGreaterThan(3);
    expect(rights.filter((right) => held.has(right))).toEqual([]);
  });
});
