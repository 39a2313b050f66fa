import { Aws, Duration, Fn, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HttpVersion,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { Stage } from './stage.ts';

/** What CloudFront passes on. Never `Host`: the API answers only to its own. No cookies and no browser's name. */
const passedOn = [
  'Accept',
  'Accept-Language',
  'Content-Type',
  'Origin',
  // The API answers a browser's question before a checkout by these two.
  'Access-Control-Request-Method',
  'Access-Control-Request-Headers',
  // Added by CloudFront itself, for the limits.
  'CloudFront-Viewer-Address',
];

/** What the treasury's API reads besides who asks. The audit log says from which network something was done. */
const passedToTreasury = [
  'Accept',
  'Accept-Language',
  'Content-Type',
  'If-Match',
  'Idempotency-Key',
  'CloudFront-Viewer-Address',
];

/** Those that CloudFront would otherwise keep for ten seconds, for everyone and in one reader's language. */
const refusalsAndFailures = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/**
 * What stands in front of the API: keeps pages, figures and the widget's scripts near their readers for as long as
 * the functions' own `cache-control` says, and compresses them. Whatever else comes is passed on.
 */
export class Edge extends Construct {
  /** The house's own address: pages, widget and the links in letters. */
  readonly siteOrigin: string;
  readonly domainName: string;
  /**
   * By this the functions know that a request came through here, and believe the caller's address in it. It is
   * random, the same for the life of the stack, and secret to all who may not read the stack; who knows it can only
   * pretend to call from elsewhere.
   */
  readonly key = Fn.select(2, Fn.split('/', Aws.STACK_ID));

  constructor(
    scope: Construct,
    { stage, site }: Stage,
    api: HttpApi,
    /** How the treasury's pages are answered for. */
    treasury: BehaviorOptions,
  ) {
    super(scope, 'Edge');
    const passed: BehaviorOptions = {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { 'x-tragwerk-edge': this.key },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: new OriginRequestPolicy(this, 'PassedOn', {
        headerBehavior: OriginRequestHeaderBehavior.allowList(...passedOn),
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      }),
    };
    // The API names who may ask (`access-control-allow-origin`) only when a browser asks from another site. What was
    // fetched from our own first would be kept without it, and shut out all others.
    const responseHeadersPolicy = ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS;
    const query = { queryStringBehavior: CacheQueryStringBehavior.all() };
    const scripts = this.#keptBy('Scripts', {});
    const distribution = new Distribution(this, 'Distribution', {
      comment: `tragwerk-${stage}`,
      defaultBehavior: passed,
      additionalBehaviors: {
        '/widget/*': {
          ...passed,
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
          cachePolicy: scripts,
          responseHeadersPolicy,
        },
        '/v1/campaigns/*': { ...passed, cachePolicy: this.#keptBy('Figures', query), responseHeadersPolicy },
        '/c/*': {
          ...passed,
          // A page without `?lang=` speaks the browser's language.
          cachePolicy: this.#keptBy('Pages', {
            ...query,
            headerBehavior: CacheHeaderBehavior.allowList('Accept-Language'),
          }),
        },
        '/v1/treasury/*': { ...passed, ...this.#forWhoeverHasSignedIn() },
        '/treasury*': {
          ...treasury,
          viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
          cachePolicy: scripts,
        },
      },
      errorResponses: refusalsAndFailures.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Europe and North America; from elsewhere the way is longer, and not dearer.
      priceClass: PriceClass.PRICE_CLASS_100,
      ...(site && {
        domainNames: [site.domain],
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', site.certificateArn),
      }),
    });
    for (const [id, reason] of Object.entries(leftOut(site !== undefined)))
      Validations.of(distribution).acknowledge({ id: `AwsSolutions-${id}`, reason });
    this.domainName = distribution.distributionDomainName;
    this.siteOrigin = `https://${site?.domain ?? this.domainName}`;
  }

  /**
   * CloudFront passes `Authorization` on only as a part of the key under which it keeps answers, and lets keys have
   * parts only where something may be kept at all: a second. Nothing is, because each answer says `no-store`.
   */
  #forWhoeverHasSignedIn() {
    return {
      cachePolicy: new CachePolicy(this, 'SignedIn', {
        headerBehavior: CacheHeaderBehavior.allowList('Authorization'),
        queryStringBehavior: CacheQueryStringBehavior.all(),
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: Duration.seconds(1),
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
      }),
      originRequestPolicy: new OriginRequestPolicy(this, 'PassedToTreasury', {
        headerBehavior: OriginRequestHeaderBehavior.allowList(...passedToTreasury),
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      }),
    };
  }

  /** As long as the answer itself says, and not at all if it says nothing. */
  #keptBy(
    name: string,
    key: { queryStringBehavior?: CacheQueryStringBehavior; headerBehavior?: CacheHeaderBehavior },
  ): CachePolicy {
    return new CachePolicy(this, name, {
      ...key,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }
}

/** What is not there on purpose. */
const leftOut = (ownDomain: boolean): Record<string, string> => ({
  CFR1: 'Friends of a health centre give from anywhere; no country is shut out.',
  CFR2: 'A web application firewall costs 5 $ a month and more while nobody comes. Floods meet the limits of the API and of the functions before Stripe is asked.',
  CFR3: 'Access logs hold the addresses of everyone who reads a page. The API writes down what was asked for, without them.',
  ...(ownDomain
    ? {}
    : { CFR4: 'Without a domain of one’s own CloudFront’s certificate is used, and its protocols with it.' }),
});
