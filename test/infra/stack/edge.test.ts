import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import { routes } from '../../../shared/routes.ts';
import { treasuryRoutes } from '../../../shared/routes/treasury.ts';
import { edgeHeader } from '../../../shared/lambda/caller.ts';
import { planOf, propertiesOf } from './plan.ts';

const ownDomain = {
  siteDomain: 'spenden.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789',
};
const { template, resources } = planOf();
const withDomain = planOf({ ...ownDomain, returnOrigins: 'https://www.example.org' });

const Behaviour = z.object({
  PathPattern: z.string().optional(),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.union([z.string(), z.object({ Ref: z.string() })]),
  OriginRequestPolicyId: z.object({ Ref: z.string() }).optional(),
  ResponseHeadersPolicyId: z.union([z.string(), z.object({ Ref: z.string() })]).optional(),
  ViewerProtocolPolicy: z.string(),
  Compress: z.boolean(),
  FunctionAssociations: z.array(z.unknown()).default([]),
  LambdaFunctionAssociations: z.array(z.unknown()).default([]),
});
const Distribution = z.object({
  DistributionConfig: z.object({
    Enabled: z.literal(true),
    HttpVersion: z.string(),
    IPV6Enabled: z.boolean(),
    PriceClass: z.string(),
    Logging: z.undefined().optional(),
    WebACLId: z.undefined().optional(),
    Aliases: z.array(z.string()).default([]),
    ViewerCertificate: z.unknown().optional(),
    Origins: z.array(
      z.object({
        DomainName: z.unknown(),
        CustomOriginConfig: z
          .object({ OriginProtocolPolicy: z.string(), OriginSSLProtocols: z.array(z.string()) })
          .optional(),
        OriginAccessControlId: z.unknown().optional(),
        OriginCustomHeaders: z
          .array(z.object({ HeaderName: z.string(), HeaderValue: z.unknown() }))
          .default([]),
      }),
    ),
    DefaultCacheBehavior: Behaviour,
    CacheBehaviors: z.array(Behaviour),
    CustomErrorResponses: z.array(z.object({ ErrorCode: z.int(), ErrorCachingMinTTL: z.number() })),
  }),
});
const configOf = (given: typeof resources) => {
  const [found, ...others] = propertiesOf(given, 'AWS::CloudFront::Distribution', Distribution).values();
  if (!found || others.length > 0) throw new Error('one distribution is expected');
  return found.DistributionConfig;
};
const config = configOf(resources);
const policies = propertiesOf(
  resources,
  'AWS::CloudFront::CachePolicy',
  z.object({
    CachePolicyConfig: z.object({
      MinTTL: z.number(),
      DefaultTTL: z.number(),
      MaxTTL: z.number(),
      ParametersInCacheKeyAndForwardedToOrigin: z.object({
        CookiesConfig: z.object({ CookieBehavior: z.string() }),
        HeadersConfig: z.object({ HeaderBehavior: z.string(), Headers: z.array(z.string()).default([]) }),
        QueryStringsConfig: z.object({ QueryStringBehavior: z.string() }),
        EnableAcceptEncodingBrotli: z.boolean(),
        EnableAcceptEncodingGzip: z.boolean(),
      }),
    }),
  }),
);
const behaviourOf = (path: string) => {
  const found = config.CacheBehaviors.find(({ PathPattern }) => PathPattern === path);
  if (!found) throw new Error(`${path} is not kept`);
  const id = z.object({ Ref: z.string() }).parse(found.CachePolicyId).Ref;
  return { ...found, policy: policies.get(id)?.CachePolicyConfig };
};

describe('what is kept near its readers', () => {
  it('are scripts, figures and pages; the treasury’s figures have a key of their own and are not', () => {
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/widget/*',
      '/v1/campaigns/*',
      '/c/*',
      '/v1/treasury/*',
      '/treasury*',
    ]);
    // CloudFront's own policy that keeps nothing.
    expect(config.DefaultCacheBehavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
  });

  it.each([
    ['/widget/*', 'none', []],
    ['/v1/campaigns/*', 'all', []],
    ['/c/*', 'all', ['Accept-Language']],
    ['/treasury*', 'none', []],
  ])('%s is kept as long as its answer says, told apart by what changes it', (path, queries, headers) => {
    expect(behaviourOf(path).policy).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 365 * 86_400,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: headers.length === 0 ? 'none' : 'whitelist', Headers: headers },
        QueryStringsConfig: { QueryStringBehavior: queries },
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
      },
    });
    expect(behaviourOf(path).Compress).toBe(true);
  });

  it('is open to other websites even if our own asked first', () => {
    // CloudFront's own policy that adds `access-control-allow-origin: *` to each answer, kept or not.
    const open = '60669652-455b-4ae9-85a4-c4c02393f86c';
    expect(behaviourOf('/widget/*').ResponseHeadersPolicyId).toBe(open);
    expect(behaviourOf('/v1/campaigns/*').ResponseHeadersPolicyId).toBe(open);
  });

  it('is nothing of the treasury’s API, which needs a key to be told who asks', () => {
    expect(behaviourOf('/v1/treasury/*').policy).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      // Of 0 CloudFront makes a policy without a key, and passes no `Authorization` on.
      MaxTTL: 1,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
      },
    });
  });

  it('is never a refusal or a failure', () => {
    const kept = new Map(
      config.CustomErrorResponses.map(({ ErrorCode, ErrorCachingMinTTL }) => [ErrorCode, ErrorCachingMinTTL]),
    );
    for (const status of [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504])
      expect(kept.get(status)).toBe(0);
    expect(config.CustomErrorResponses.every((one) => !('ResponsePagePath' in one))).toBe(true);
  });
});

describe('what passes', () => {
  const all = [config.DefaultCacheBehavior, ...config.CacheBehaviors];

  it('are gifts, forms and questions, wherever one may be sent', () => {
    const sent = [...Object.values(routes), ...Object.values(treasuryRoutes)].filter(
      ({ method }) => method !== 'GET',
    );
    expect(sent.length).toBeGreaterThan(5);
    for (const { path, method } of sent) {
      const behaviour =
        config.CacheBehaviors.find(({ PathPattern = '' }) => path.startsWith(PathPattern.slice(0, -1))) ??
        config.DefaultCacheBehavior;
      expect(behaviour.AllowedMethods).toEqual(expect.arrayContaining(['GET', method, 'OPTIONS']));
    }
    expect(behaviourOf('/widget/*').AllowedMethods).toEqual(['GET', 'HEAD', 'OPTIONS']);
  });

  it('comes encrypted, and goes on encrypted', () => {
    for (const { ViewerProtocolPolicy } of all) expect(ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(config.Origins).toHaveLength(2);
    expect(config.Origins[0]?.CustomOriginConfig).toEqual({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    // The bucket of the treasury's files, which CloudFront shows who it is.
    expect(config.Origins[1]).toHaveProperty('OriginAccessControlId');
    expect(config.Origins[1]?.OriginCustomHeaders).toEqual([]);
  });

  it('takes along the headers that the functions read, no cookie, and never a foreign host', () => {
    const [id, treasury] = Object.keys(template.findResources('AWS::CloudFront::OriginRequestPolicy'));
    for (const { PathPattern, OriginRequestPolicyId } of all) {
      const known = { '/treasury*': undefined, '/v1/treasury/*': { Ref: treasury } };
      expect(OriginRequestPolicyId).toEqual(
        PathPattern && PathPattern in known
          ? z.record(z.string(), z.unknown()).parse(known)[PathPattern]
          : { Ref: id },
      );
    }
    template.hasResourceProperties('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: {
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
        HeadersConfig: {
          HeaderBehavior: 'whitelist',
          Headers: [
            'Accept',
            'Accept-Language',
            'Content-Type',
            'If-Match',
            'Idempotency-Key',
            'CloudFront-Viewer-Address',
          ],
        },
      },
    });
    template.hasResourceProperties('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: {
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'all' },
        HeadersConfig: {
          HeaderBehavior: 'whitelist',
          Headers: [
            'Accept',
            'Accept-Language',
            'Content-Type',
            'Origin',
            'Access-Control-Request-Method',
            'Access-Control-Request-Headers',
            'CloudFront-Viewer-Address',
          ],
        },
      },
    });
  });

  it('meets no code but that of the functions, and what finds the treasury’s page for an address', () => {
    for (const { PathPattern, FunctionAssociations, LambdaFunctionAssociations } of all)
      expect([...FunctionAssociations, ...LambdaFunctionAssociations]).toHaveLength(
        PathPattern === '/treasury*' ? 1 : 0,
      );
  });
});

describe('the edge key', () => {
  const key = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };

  it('is made by the deployment, and stands in no template', () => {
    expect(config.Origins[0]?.OriginCustomHeaders).toEqual([{ HeaderName: edgeHeader, HeaderValue: key }]);
  });

  it('reaches those that count or write down by the caller’s address, and nobody else', () => {
    for (const { name, settings, trigger } of functions) {
      const answersPeople =
        'routes' in trigger && trigger.routes.some(({ who }) => who === 'everyone' || who === 'treasury');
      expect(settings.includes('EDGE_KEY')).toBe(answersPeople);
      template.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `tragwerk-test-${name}`,
        Environment: { Variables: { EDGE_KEY: answersPeople ? key : Match.absent() } },
      });
    }
  });
});

describe('the address', () => {
  it('is CloudFront’s own where there is no other', () => {
    expect(config.Aliases).toEqual([]);
    expect(JSON.stringify(template.findOutputs('SiteUrl'))).toMatch(
      /"https:\/\/",\{"Fn::GetAtt":\["Edge\w+","DomainName"\]/,
    );
    expect(JSON.stringify(template.findOutputs('WidgetUrl'))).toContain('"/widget/v1.js"');
    expect(Object.keys(template.findOutputs('DistributionDomain'))).toEqual(['DistributionDomain']);
  });

  it('is one’s own where a domain and its certificate are given', () => {
    const { Aliases, ViewerCertificate } = configOf(withDomain.resources);
    expect(Aliases).toEqual(['spenden.example.org']);
    expect(ViewerCertificate).toMatchObject({
      AcmCertificateArn: ownDomain.certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
    });
    withDomain.template.hasOutput('SiteUrl', { Value: 'https://spenden.example.org' });
    withDomain.template.hasOutput('WidgetUrl', { Value: 'https://spenden.example.org/widget/v1.js' });
  });

  it('is the first that donors come back to, and where the links in letters lead', () => {
    const variables = [
      ...propertiesOf(
        withDomain.resources,
        'AWS::Lambda::Function',
        z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }),
      ).values(),
    ].map(({ Environment }) => Environment.Variables);
    const told = (name: string) => new Set(variables.flatMap((each) => (name in each ? [each[name]] : [])));
    expect(told('RETURN_ORIGINS')).toEqual(new Set(['https://spenden.example.org,https://www.example.org']));
    expect(told('LINK_ORIGIN')).toEqual(new Set(['https://spenden.example.org']));
  });

  it('is not where Stripe calls: its word needs nothing in between', () => {
    expect(JSON.stringify(withDomain.template.findOutputs('WebhookUrl'))).toMatch(/"ApiEndpoint"/);
  });
});

it('reaches far, writes down nobody, and costs nothing while nobody comes', () => {
  expect(config).toMatchObject({ HttpVersion: 'http2and3', IPV6Enabled: true, PriceClass: 'PriceClass_100' });
  expect(config.Logging).toBeUndefined();
  expect(config.WebACLId).toBeUndefined();
  const types = Object.values(resources).map(({ Type }) => Type);
  expect(types.filter((type) => /WAF/.test(type))).toEqual([]);
});

it('waits for nothing that waits for it', () => {
  const [edge] = Object.entries(resources).find(
    ([, { Type }]) => Type === 'AWS::CloudFront::Distribution',
  ) ?? [''];
  const waitsFor = (id: string, seen = new Set<string>()): Set<string> => {
    const resource = resources[id];
    const named = [...JSON.stringify(resource).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/g)].map(
      ([, one = '']) => one,
    );
    for (const next of [...named, ...(resource?.DependsOn ?? [])]) {
      if (next in resources && !seen.has(next)) waitsFor(next, seen.add(next));
    }
    return seen;
  };
  expect(waitsFor(edge).size).toBeGreaterThan(3);
  expect(waitsFor(edge)).not.toContain(edge);
});
