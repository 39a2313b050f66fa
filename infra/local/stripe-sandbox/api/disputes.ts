import type Stripe from 'stripe';
import { answerDispute, closeDispute, decideByEvidence, isOpen } from '../account/dispute.ts';
import { evidenceTexts } from '../account/evidence.ts';
import type { Fields } from './fields.ts';
import { disputeList, disputeUpdate } from './known-money-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { invalid, noSuch } from './stripe-error.ts';

const mostLetters = 20_000;

const known = ({ account, id }: ApiRequest): Stripe.Dispute => {
  const dispute = account.disputes.get(id);
  if (!dispute) throw noSuch('dispute', id, 'dispute');
  return dispute;
};

const openOne = (request: ApiRequest): Stripe.Dispute => {
  const dispute = known(request);
  if (!isOpen(dispute)) throw invalid('This dispute is already closed');
  return dispute;
};

const files = [
  'appeal',
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'enhanced_evidence',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
];

const evidenceFrom = (fields: Fields | null): Partial<Stripe.Dispute.Evidence> => {
  if (!fields) return {};
  fields.refuseUnplayed(files);
  return Object.fromEntries(
    evidenceTexts.flatMap((name): [string, string | null][] => {
      if (!fields.has(name)) return [];
      const text = fields.text(name);
      if ((text?.length ?? 0) > mostLetters)
        throw invalid(`Evidence is at most ${mostLetters} characters long.`, fields.named(name));
      return [[name, text]];
    }),
  );
};

export const disputes = {
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(disputeList);
    const [charge, intent] = [fields.text('charge'), fields.text('payment_intent')];
    return listed(
      request,
      [...account.disputes.values()],
      (dispute) =>
        (charge === null || dispute.charge === charge) &&
        (intent === null || dispute.payment_intent === intent),
    );
  },
  update: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(disputeUpdate);
    const dispute = openOne(request);
    const evidence = evidenceFrom(fields.group('evidence'));
    const submit = fields.flag('submit') ?? Object.keys(evidence).length > 0;
    const metadata = fields.metadataOver(dispute.metadata);
    const answered = answerDispute(account, dispute, { evidence, metadata, submit });
    // The answer says `under_review`; what the test word decides is told right after, as Stripe does it.
    if (submit) decideByEvidence(account, answered);
    return answered;
  },
  close: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return closeDispute(request.account, openOne(request), 'lost');
  },
};
