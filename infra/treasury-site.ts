import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { SignInConfig } from '../shared/routes/treasury/sign-in.ts';
import { fileFor, hashedCaching, pageCaching, treasuryHeaders } from './treasury-policy.ts';

/** The files of the treasury's pages: where they lie, and what a browser is told of them. */
export class TreasurySite extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct) {
    super(scope, 'TreasurySite');
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // It cannot be removed while something lies in it, and is made anew from this repository.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'CloudFront alone reads it, and what it reads is the same for everyone.',
    });
  }

  /** How CloudFront answers for what lies here. @param signInOrigins whom the pages may ask besides our own API */
  behaviour(signInOrigins: readonly string[]) {
    const headers = treasuryHeaders(signInOrigins);
    return {
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#addresses() }],
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'Headers', {
        securityHeadersBehavior: {
          contentSecurityPolicy: { contentSecurityPolicy: headers.contentSecurityPolicy, override: true },
          contentTypeOptions: { override: true },
          frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
          referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
          strictTransportSecurity: {
            accessControlMaxAge: Duration.days(365),
            includeSubdomains: false,
            override: true,
          },
        },
        customHeadersBehavior: {
          customHeaders: [
            { header: 'permissions-policy', value: headers.permissionsPolicy, override: true },
            { header: 'cross-origin-opener-policy', value: headers.crossOriginOpenerPolicy, override: true },
            {
              header: 'cross-origin-resource-policy',
              value: headers.crossOriginResourcePolicy,
              override: true,
            },
          ],
        },
      }),
    };
  }

  /** Puts the built pages there, and how one signs in. What pages that stand open still ask for stays. */
  fill(folder: string, config: SignInConfig): void {
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const common = {
      destinationBucket: this.bucket,
      destinationKeyPrefix: 'treasury',
      prune: false,
      logGroup,
    };
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      sources: [Source.asset(folder)],
      exclude: unhashed,
      cacheControl: [CacheControl.fromString(hashedCaching)],
    });
    const page = new BucketDeployment(this, 'Page', {
      ...common,
      sources: [Source.asset(folder), Source.jsonData('config.json', config)],
      exclude: ['*'],
      include: unhashed,
      cacheControl: [CacheControl.fromString(pageCaching)],
    });
    // The page names files by their hash: they are there first.
    page.node.addDependency(hashed);
    this.#answerFor(hashed);
  }

  /** The function that copies files is CDK's own, and so are its rights; it runs while something is deployed. */
  #answerFor({ handlerRole }: BucketDeployment): void {
    const stack = Stack.of(this);
    const files = this.bucket.node.findAll().find((each) => each instanceof CfnBucket);
    if (!files || !handlerRole.node.scope) throw new Error('CDK copies files in another way now');
    const found = {
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
        'It writes its log by the policy that AWS made for that.',
      ...Object.fromEntries(
        copyingActions.map((action) => [
          `IAM5[Action::s3:${action}]`,
          'CDK names the rights to read its assets and to write the treasury’s files by patterns.',
        ]),
      ),
      [`IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]`]:
        'It reads what was built, from the bucket of CDK’s assets.',
      [`IAM5[Resource::<${stack.getLogicalId(files)}.Arn>/*]`]: 'It writes the treasury’s files.',
      L1: 'CDK chooses what its own function runs on, and moves it with its versions.',
    };
    for (const [id, reason] of Object.entries(found))
      Validations.of(handlerRole.node.scope).acknowledge({ id: `AwsSolutions-${id}`, reason });
  }

  /** The pages' addresses name no files. */
  #addresses(): EdgeFunction {
    return new EdgeFunction(this, 'Addresses', {
      comment: `${Stack.of(this).stackName}: the treasury's page for each of its addresses`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(addressesCode),
    });
  }
}

/** Where the bundler puts the pages. */
export const treasuryFolder = (bundles: string): string => join(bundles, 'treasury');

/** Those that keep their names when what is in them changes. */
const unhashed = ['index.html', 'licences.txt', 'config.json'];

/** What CloudFront runs: the rule itself, without its types. */
export const addressesCode = `const fileFor = ${fileFor.toString()};
function handler(event) {
  event.request.uri = fileFor(event.request.uri);
  return event.request;
}
`;

const copyingActions = ['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'];
