/** Which parameters a request may carry: `true` for anything below, `of` for named ones, `each` for a list of such. */
export type Shape = true | { readonly of: { readonly [name: string]: Shape } } | { readonly each: Shape };

/**
 * Every key of Stripe's own parameter type, none forgotten and none invented: when the `stripe` package takes a
 * parameter away or adds one, the lists beside this file stop compiling.
 */
export type Keys<Params> = Record<keyof Params, Shape>;

/** For the requests that take nothing but `expand`. */
export const onlyExpand = { of: { expand: true } } as const satisfies Shape;
