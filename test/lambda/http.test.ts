import { describe, expect, it } from 'vitest';
import { resultOf } from '../../shared/lambda/http.ts';

describe('an answer for Lambda', () => {
  it('carries bytes in base64, with their type as it is', () => {
    const content = Uint8Array.of(0x1f, 0x8b, 0, 0xff);
    const result = resultOf({ status: 200, file: { type: 'application/zip', content }, told: 'sent' });
    expect(result.isBase64Encoded).toBe(true);
    expect(Buffer.from(result.body ?? '', 'base64')).toEqual(Buffer.from(content));
    expect(result.headers).toMatchObject({ 'content-type': 'application/zip', 'cache-control': 'no-store' });
  });

  it('carries text as text, in UTF-8', () => {
    const result = resultOf({ status: 200, file: { type: 'text/css', content: 'a {}' }, told: 'sent' });
    expect(result).toMatchObject({ body: 'a {}', headers: { 'content-type': 'text/css; charset=utf-8' } });
    expect(result.isBase64Encoded).toBeUndefined();
  });

  it('has no body where there is nothing to say', () => {
    expect(resultOf({ status: 303, headers: { location: '/' }, told: 'led on' })).toEqual({
      statusCode: 303,
      headers: { 'cache-control': 'no-store', location: '/' },
    });
  });
});
