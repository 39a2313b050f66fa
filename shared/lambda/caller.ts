import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** By this CloudFront shows that it was there. Whoever reads a request further on does not see it. */
export const edgeHeader = 'x-tragwerk-edge';

/**
 * The address a request comes from. Behind CloudFront the gateway sees only CloudFront, which writes down whom it
 * saw. The gateway's own address is known as well, and whoever calls it there can write what they like: they are
 * believed only with the edge key.
 *
 * @param edgeKey none where there is no CloudFront in front
 */
export const callerOf = (
  { headers, requestContext }: Pick<APIGatewayProxyEventV2, 'headers' | 'requestContext'>,
  edgeKey: string | undefined,
): string => {
  const cameThroughEdge = edgeKey !== undefined && isSame(headers[edgeHeader] ?? '', edgeKey);
  const seenThere = cameThroughEdge ? addressIn(headers['cloudfront-viewer-address'] ?? '') : undefined;
  return seenThere ?? requestContext.http.sourceIp;
};

const isSame = (shown: string, key: string): boolean => {
  const [one, other] = [Buffer.from(shown), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** CloudFront writes address and port, and an IPv6 address without brackets: `2001:db8::1:443`. */
const addressIn = (viewer: string): string | undefined => {
  const colon = viewer.lastIndexOf(':');
  const address = viewer.slice(0, Math.max(0, colon)).replace(/^\[(.+)\]$/, '$1');
  return isIP(address) !== 0 && /^\d{1,5}$/.test(viewer.slice(colon + 1)) ? address : undefined;
};
