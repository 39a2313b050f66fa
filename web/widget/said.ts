import { fill } from '../../shared/words/fill.ts';
import type { Form } from './form.ts';

/** `25 €`, `12,50 €`: whole euros without cents, as people say them. Without `Intl`: its first use would cost more than all else. */
export const euros = ({ numbers }: Form, cents: number): string => {
  const whole = `${Math.floor(cents / 100)}`.replaceAll(/\B(?=(?:\d{3})+$)/g, numbers.group);
  const rest = cents % 100;
  return fill(numbers.euros, {
    number: rest ? whole + numbers.decimal + `${rest}`.padStart(2, '0') : whole,
  });
};
