/**
 * S3's client prepares at its start for the one call that answers in a stream of events, which asks a document questions
 * in SQL. Nobody here makes that call, so nothing is prepared.
 */
export const resolveEventStreamSerdeConfig = <Config>(config: Config): Config => config;

export { default as eventStreamSerdeProvider } from './left-out.ts';
