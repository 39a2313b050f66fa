import { createHash } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const base62 = (text: string, length: number): string => {
  let rest = BigInt(`0x${createHash('sha512').update(text).digest('hex')}`);
  let out = '';
  while (out.length < length) {
    out += digits[Number(rest % 62n)];
    rest /= 62n;
  }
  return out;
};

/** How Stripe's ids look: what stands before the random part, and how long that part is. */
const shapes = {
  evt: ['evt_1', 23],
  cs: ['cs_test_a1', 56],
  pi: ['pi_3', 23],
  ch: ['ch_3', 23],
  py: ['py_3', 23],
  txn: ['txn_3', 23],
  re: ['re_3', 23],
  pyr: ['pyr_1', 23],
  du: ['du_1', 23],
  po: ['po_1', 23],
  ba: ['ba_1', 23],
  we: ['we_1', 23],
  pm: ['pm_1', 23],
  mandate: ['mandate_1', 23],
  paypal: ['', 17],
  price: ['price_1', 23],
  li: ['li_1', 23],
  prod: ['prod_', 14],
  cus: ['cus_', 14],
  req: ['req_', 14],
  ppage: ['ppage_1', 23],
  sub: ['sub_1', 23],
  si: ['si_', 14],
  in: ['in_1', 23],
  il: ['il_1', 23],
  ii: ['ii_1', 23],
  inpay: ['inpay_1', 23],
  clock: ['clock_1', 23],
  bps: ['bps_1', 23],
  bpc: ['bpc_1', 23],
} as const satisfies Record<string, readonly [string, number]>;

export type IdKind = keyof typeof shapes;

/**
 * A counter, mixed until it looks like Stripe's own ids. The seed is the clock at the start, so that a sandbox
 * started over does not hand out an id which yesterday's table already knows; with a fixed clock every run is alike.
 */
export const idsFrom = (seed: string) => {
  let counter = 0;
  const next = (kind: IdKind): string => {
    counter += 1;
    const [prefix, length] = shapes[kind];
    return `${prefix}${base62(`${seed}:${counter}`, length)}`;
  };
  const secretOf = (id: string): string => `${id}_secret_${base62(`${seed}:${id}:secret`, 25)}`;
  return { next, secretOf };
};
