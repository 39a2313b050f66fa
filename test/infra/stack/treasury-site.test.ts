import { runInNewContext } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addressesCode } from '../../../infra/treasury-site.ts';
import { planOf, propertiesOf } from './plan.ts';

const { template, resources } = planOf();
/** The other one is the archive: archive.test.ts. */
const [bucket = ''] = Object.keys(
  template.findResources('AWS::S3::Bucket', { Properties: { VersioningConfiguration: Match.absent() } }),
);

describe('the treasury’s files', () => {
  it('lie where nobody but CloudFront reads them', () => {
    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: Match.absent(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      WebsiteConfiguration: Match.absent(),
    });
    const policies = propertiesOf(
      resources,
      'AWS::S3::BucketPolicy',
      z.object({
        Bucket: z.object({ Ref: z.string() }),
        PolicyDocument: z.object({
          Statement: z.array(z.object({ Effect: z.string(), Action: z.string(), Principal: z.unknown() })),
        }),
      }),
    );
    const policy = [...policies.values()].find(({ Bucket }) => Bucket.Ref === bucket);
    const allowed = policy?.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } },
    ]);
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', OriginAccessControlOriginType: 's3' },
    });
  });

  const [Hashed, Page] = propertiesOf(
    resources,
    'Custom::CDKBucketDeployment',
    z.object({
      DestinationBucketName: z.object({ Ref: z.string() }),
      DestinationBucketKeyPrefix: z.string(),
      Prune: z.boolean(),
      Exclude: z.array(z.string()),
      Include: z.array(z.string()).optional(),
      SystemMetadata: z.object({ 'cache-control': z.string() }),
      DistributionId: z.unknown().optional(),
      SourceMarkers: z.array(z.unknown()).default([]),
    }),
  ).values();

  it('are kept for a year where their name tells their content, and asked for anew where it does not', () => {
    const renewed = ['index.html', 'licences.txt', 'config.json'];
    expect(Hashed).toMatchObject({
      Exclude: renewed,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(Page).toMatchObject({
      Exclude: ['*'],
      Include: renewed,
      SystemMetadata: { 'cache-control': 'no-cache' },
    });
  });

  it('stay after a deployment for the pages that stand open', () => {
    for (const each of [Hashed, Page])
      expect(each).toMatchObject({
        DestinationBucketName: { Ref: bucket },
        DestinationBucketKeyPrefix: 'treasury',
        Prune: false,
      });
  });

  it('say how one signs in, by what the deployment made', () => {
    const said = JSON.stringify(Page?.SourceMarkers);
    for (const type of ['UserPool', 'UserPoolClient', 'UserPoolDomain'])
      expect(said).toContain(`"Ref":"${Object.keys(template.findResources(`AWS::Cognito::${type}`))[0]}"`);
  });

  it('are copied by code that may write there and nowhere else', () => {
    const [copier] = [
      ...propertiesOf(
        Object.fromEntries(
          Object.entries(resources).filter(([id]) => id.startsWith('CustomCDKBucketDeployment')),
        ),
        'AWS::IAM::Policy',
        z.object({
          PolicyDocument: z.object({
            Statement: z.array(
              z.object({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() }),
            ),
          }),
        }),
      ).values(),
    ];
    const statements = copier?.PolicyDocument.Statement ?? [];
    const writing = statements.filter(({ Action }) => [Action].flat().some((one) => /Put|Delete/.test(one)));
    expect(writing).toHaveLength(1);
    const on = JSON.stringify(writing[0]?.Resource);
    expect([...on.matchAll(/"Fn::GetAtt":\["(\w+)","Arn"\]/g)].map(([, id]) => id)).toEqual([bucket, bucket]);
    expect(JSON.stringify(statements)).not.toMatch(/cloudfront:|dynamodb:|ssm:|"Resource":"\*"/);
  });
});

/** The file that CloudFront's function finds. */
const answer = (uri: string): string => {
  const found: unknown = runInNewContext(
    `${addressesCode}; handler({ request: { uri: ${JSON.stringify(uri)} } }).uri`,
  );
  return z.string().parse(found);
};

describe('an address of the treasury', () => {
  it.each(['/treasury', '/treasury/', '/treasury/month/netzwerk/2026-11', '/treasury/tasks'])(
    '%s is answered by the page, which reads it',
    (uri) => {
      expect(answer(uri)).toBe('/treasury/index.html');
    },
  );

  it.each(['/treasury/config.json', '/treasury/treasury-ABCD1234.js'])('%s is a file', (uri) => {
    expect(answer(uri)).toBe(uri);
  });
});

describe('a browser is told', () => {
  const [policy] = propertiesOf(
    resources,
    'AWS::CloudFront::ResponseHeadersPolicy',
    z.object({
      ResponseHeadersPolicyConfig: z.object({
        CustomHeadersConfig: z.object({
          Items: z.array(z.object({ Header: z.string(), Value: z.string(), Override: z.literal(true) })),
        }),
        SecurityHeadersConfig: z.record(z.string(), z.looseObject({ Override: z.literal(true) })),
      }),
    }),
  ).values();
  const { SecurityHeadersConfig: security, CustomHeadersConfig: others } =
    policy?.ResponseHeadersPolicyConfig ?? {};
  const joined = z
    .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) })
    .parse(security?.['ContentSecurityPolicy']?.['ContentSecurityPolicy']);
  const directives = joined['Fn::Join'][1]
    .map((part) => (typeof part === 'string' ? part : '…'))
    .join('')
    .split('; ');

  it('to load nothing from elsewhere and to run nothing that stands in the page', () => {
    expect(directives).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self' https://cognito-idp.….amazonaws.com https://….auth.….amazoncognito.com",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(JSON.stringify(joined)).not.toMatch(/unsafe|\*/);
  });

  it('to come encrypted, to name itself to nobody, and to take types as they are', () => {
    expect(security).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
      FrameOptions: { FrameOption: 'DENY' },
      ContentTypeOptions: {},
    });
    expect(others?.Items.map(({ Header }) => Header)).toEqual([
      'permissions-policy',
      'cross-origin-opener-policy',
      'cross-origin-resource-policy',
    ]);
  });
});
