import { answered, api } from '../api/client.ts';

/** One donor, with the gifts of a year. */
export const readDonor = async (donor: string, year: number) =>
  answered(api.GET('/v1/treasury/donors/{donor}', { params: { path: { donor }, query: { year } } }));
export type DonorShown = Awaited<ReturnType<typeof readDonor>>;

/** Donors whose names begin so; all of them for nothing. */
export const readDonors = async (name: string, after?: string) =>
  answered(api.GET('/v1/treasury/donors', { params: { query: { ...(name !== '' && { name }), after } } }));
export type Donors = Awaited<ReturnType<typeof readDonors>>;
