/** What a bar or a piece of it stands for: money by its source, and what is only expected. */
export type Piece = 'donation' | 'membership' | 'grant' | 'event' | 'committed' | 'forecast';

/** A figure of one month, and what it says when somebody points at it. */
export interface Amount {
  readonly month: string;
  readonly cents: number;
  readonly title: string;
}

/** Twelve bars, each in pieces; a thick line says what each month needs. */
export interface Bars {
  readonly kind: 'bars';
  readonly months: readonly string[];
  readonly amounts: readonly (Amount & { readonly piece: Piece })[];
  readonly needed: readonly Amount[];
}

/** A year added up. */
export interface Lines {
  readonly kind: 'lines';
  readonly months: readonly string[];
  readonly needed: readonly Amount[];
  readonly received: readonly Amount[];
  readonly forecast: readonly Amount[];
}

/** What a picture shows, before anything is drawn. */
export type Drawing = Bars | Lines;

/** How somebody's language writes what stands at the edges. */
export interface Edges {
  readonly month: (month: string) => string;
  readonly euros: (euros: number) => string;
}

/** Sources first: money that is there lies below what is expected. */
export const pieces: readonly Piece[] = ['donation', 'membership', 'grant', 'event', 'committed', 'forecast'];

/** The pattern of {@link patterns} a piece is filled with; together with its colour it tells pieces apart. */
export const fillOf = (piece: Piece): string => `url(#year-${piece})`;
