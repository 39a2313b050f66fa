/** Why a card is refused: Stripe's words, and its network's. */
export interface Decline {
  code: 'card_declined' | 'expired_card' | 'processing_error';
  declineCode: string;
  networkCode: string;
  message: string;
}
