import type * as z from 'zod';

/**
 * What the deployment tells a function, checked once at its start. A missing value stops the start and says which.
 *
 * @throws ZodError
 */
export const readEnvironment = <Schema extends z.ZodType>(schema: Schema): z.infer<Schema> =>
  schema.parse(process.env);
