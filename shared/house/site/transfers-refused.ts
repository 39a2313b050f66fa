import { Refusal } from '../../domain/refusal.ts';

/** The carrier has named no account. */
export const noTransfers = (): Refusal =>
  new Refusal(409, 'method.unavailable', {
    de: 'Überweisungen sind hier gerade nicht möglich. Bitte einen anderen Weg wählen.',
    en: 'Bank transfers are not possible here right now. Please choose another way.',
  });
