/** Stripe writes an id, or the object itself where somebody asked for it. Inside the sandbox both stand for the id. */
export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'object' && reference ? reference.id : (reference ?? null);
