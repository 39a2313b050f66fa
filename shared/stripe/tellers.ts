/** Everybody who tells us something, in one file to be loaded when the first event is read. */
export { byCharge, byPaymentIntent, bySession } from './tellers/payment.ts';
export { byInvoice, byInvoicePayment, bySubscription } from './tellers/promise.ts';
export { byDispute, byRefund } from './tellers/return.ts';
