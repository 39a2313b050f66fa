import { handler as site } from '../../functions/site.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { cents } from '../../shared/domain/money.ts';
import { instantOf } from '../../shared/domain/month.ts';
import type { Pledge } from '../../shared/domain/pledge.ts';
import type { PledgeDoorParts } from '../../shared/house/pledge-door.ts';
import { type LinkPurpose, pledgeLink } from '../../shared/house/pledge-link.ts';
import type { PortalOrder } from '../../shared/stripe/portal.ts';
import type { Door } from './a-door.ts';
import { anEvent } from './an-event.ts';

type KnownPledge = Awaited<ReturnType<PledgeDoorParts['pledges']['known']>>;

const secret = 'a secret of these tests, long enough to sign';

export const adasPledge: Pledge = {
  pledge: 'sub_ada',
  status: 'active',
  cents: cents(25_00),
  interval: 'month',
  customer: 'cus_ada',
  at: instantOf(new Date('2026-11-01T10:00:00Z')),
  event: 'evt_ada',
  campaign: 'netzwerk',
  earmark: 'free',
  locale: 'de',
  version: 1,
};
export const ada = { email: 'Ada.B+spende@xn--mller-kva.example.org', name: 'Ada Beispiel' };

export const portalUrl = 'https://billing.stripe.example/p/session/one';

/** The door behind a letter's link, with promises and a portal of our own making. */
export const aPledgeDoor = (door: Door) => {
  const opened: PortalOrder[] = [];
  const read: string[] = [];
  const known = new Map<string, KnownPledge>([
    ['sub_ada', { donor: ada, standing: adasPledge }],
    ['sub_ended', { donor: ada, standing: { ...adasPledge, pledge: 'sub_ended', status: 'ended' } }],
    ['sub_early', { donor: ada }],
    ['sub_nameless', { standing: { ...adasPledge, pledge: 'sub_nameless' } }],
  ]);
  const portal = {
    openPortal: async (order: PortalOrder): Promise<string | undefined> => {
      opened.push(order);
      return portalUrl;
    },
  };
  const handler = site.in({
    ...door.parts,
    linkSecret: async () => secret,
    portal: { openPortal: async (order) => portal.openPortal(order) },
    pledges: {
      known: async (pledge) => {
        read.push(pledge);
        return known.get(pledge) ?? {};
      },
    },
  });
  const call = async (event: Parameters<typeof anEvent>[0]) => {
    const { statusCode = 0, headers = {}, body = '' } = await handler(anEvent(event), contextOf('site'));
    return {
      status: statusCode,
      text: body,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
    };
  };
  const path = '/v1/pledges/link';

  return {
    /** What Stripe's portal was asked for, and whose promises were looked up. */
    opened,
    read,
    portal,
    token: (
      pledge = 'sub_ada',
      purpose: LinkPurpose = 'payment-method',
      now = door.clock.now(),
      signedWith = secret,
    ): string => {
      const link = pledgeLink({ purpose, pledge }, { secret: signedWith, origin: door.origin }, now);
      return new URL(link).searchParams.get('token') ?? '';
    },
    look: async (query: Record<string, string>, headers: Record<string, string> = {}) =>
      call({ method: 'GET', path, query, headers }),
    /** As the page's own form sends it. */
    send: async (
      fields: Record<string, string>,
      { headers = {}, sourceAddress = '192.0.2.1' }: { headers?: object; sourceAddress?: string } = {},
    ) =>
      call({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
        sourceAddress,
      }),
    sendJson: async (fields: unknown) =>
      call({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      }),
  };
};

export type PledgeDoor = ReturnType<typeof aPledgeDoor>;
