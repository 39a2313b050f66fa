/** What we write on a promise when we end it ourselves, so that the news of its end tells why. */
export const stoppedByUs = 'Tragwerk: ';
