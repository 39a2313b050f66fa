import { CfnOutput, DefaultStackSynthesizer, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnStage, CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { routes } from '../shared/routes.ts';
import { subscribedEvents } from '../shared/stripe/events.ts';
import { stripeApiVersion } from '../shared/stripe/version.ts';
import { Alarms } from './alarms.ts';
import { DocumentArchive } from './archive.ts';
import { Edge } from './edge.ts';
import { functions } from './functions.ts';
import { HouseFunction } from './house-function.ts';
import { SignIn } from './sign-in.ts';
import type { Stage } from './stage.ts';
import { treasuryFolder, TreasurySite } from './treasury-site.ts';
import { onRoutes, onSchedule, onStream } from './triggers.ts';

interface TragwerkStackProps {
  readonly stage: Stage;
  /** Where the bundler put the functions. */
  readonly bundles: string;
}

/** The whole plan on one page: one table, one archive, the functions of the manifest, and what makes them run. */
export class TragwerkStack extends Stack {
  constructor(scope: Construct, { stage, bundles }: TragwerkStackProps) {
    super(scope, `tragwerk-${stage.stage}`, {
      description: `Tragwerk: donations booked against what a campaign needs (${stage.stage})`,
      terminationProtection: stage.livemode,
      // `cdk deploy` checks the bootstrap by itself; without the rule the template needs nothing of its account.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });

    const table = this.#table();
    const archive = new DocumentArchive(this, stage);
    const failures = this.#failures();
    const alarms = new Alarms(this, stage);
    const api = this.#api(stage);
    const signIn = new SignIn(this, stage);
    const treasury = new TreasurySite(this);
    const edge = new Edge(this, stage, api, treasury.behaviour(signIn.origins));
    const treasuryUrl = `${edge.siteOrigin}/treasury/`;
    const signedIn = signIn.for(treasuryUrl);
    treasury.fill(treasuryFolder(bundles), signedIn.config);

    for (const plan of functions) {
      const house = new HouseFunction(this, plan, {
        stage,
        table,
        alarms,
        bundles,
        edge,
        archive,
      });
      const { trigger } = plan;
      if ('routes' in trigger) onRoutes(api, house, trigger.routes, signedIn.authorizer);
      else if ('stream' in trigger) onStream(house, table, trigger.stream, failures, alarms);
      else onSchedule(house, trigger.schedule);
    }

    const outputs = {
      SiteUrl: edge.siteOrigin,
      TreasuryUrl: treasuryUrl,
      PasskeyUrl: signedIn.passkeyUrl,
      UserPoolId: signIn.people.userPoolId,
      SignInUrl: signIn.domain.baseUrl(),
      WidgetUrl: `${edge.siteOrigin}/widget/v1.js`,
      DistributionDomain: edge.domainName,
      ApiUrl: api.apiEndpoint,
      WebhookUrl: `${api.apiEndpoint}${routes.hearStripe.path}`,
      SendGridEventsUrl: `${api.apiEndpoint}${routes.hearSendGrid.path}`,
      SendGridInboundUrl: `${api.apiEndpoint}${routes.hearLeaving.path}`,
      StripeEvents: subscribedEvents.join(','),
      StripeApiVersion: stripeApiVersion,
      TableName: table.tableName,
      ArchiveBucket: archive.bucket.bucketName,
      FailureQueueUrl: failures.queueUrl,
      AlarmTopicArn: alarms.topic.topicArn,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }

  /** The books. They outlive the stack, and any second of the last 35 days can be brought back. */
  #table(): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      stream: StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // Encrypted with a key of AWS, as every table is. A key of ours would cost 1 $ a month and protect against
      // nothing more: whoever may read the table may then use the key.
    });
    // What is found by time and not by name: events and letters of an hour, entries of a month, what waits for somebody.
    // Only by its keys, and sparse: most kinds of items stand in no list.
    table.addGlobalSecondaryIndex({
      indexName: 'lists',
      partitionKey: { name: 'list', type: AttributeType.STRING },
      sortKey: { name: 'listedAt', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    return table;
  }

  /**
   * Where notes about given-up stream records go: positions in the stream, no content. No alarm of its own: whatever
   * was given up failed before, which the function's alarm told, and the sweep tells what it found left lying.
   */
  #failures(): Queue {
    const queue = new Queue(this, 'Failures', {
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
    });
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is the place for what failed; nothing works off its messages, so nothing can fail them again.',
    });
    return queue;
  }

  #api(stage: Stage): HttpApi {
    const name = `tragwerk-${stage.stage}`;
    const api = new HttpApi(this, 'Api', {
      apiName: name,
      createDefaultStage: false,
      // The widget stands on any website, and sends neither cookies nor passwords.
      corsPreflight: {
        allowOrigins: ['*'],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
        allowHeaders: ['content-type'],
        maxAge: Duration.days(1),
      },
    });
    Validations.of(api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Donors have no accounts: reading a campaign and starting a gift are open to everyone. Stripe and SendGrid prove themselves by their signatures over the body, which only the functions can check; letters by which supporters leave come to an address with a secret in it.',
    });
    const logs = new LogGroup(this, 'ApiLogs', {
      // Below this prefix API Gateway needs no entry of its own in the account's policy for logs, which has few.
      logGroupName: `/aws/vendedlogs/apigateway/${name}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const door = new CfnStage(this, 'ApiStage', {
      apiId: api.apiId,
      stageName: '$default',
      autoDeploy: true,
      // A limit for what an attack may cost. One for each caller is the function's work.
      defaultRouteSettings: { throttlingRateLimit: 100, throttlingBurstLimit: 200 },
      routeSettings: {
        // Stripe creates 25 Checkout Sessions a second for an account; more would only fail there.
        [routeKey(routes.startCheckout)]: { ThrottlingRateLimit: 25, ThrottlingBurstLimit: 50 },
        [routeKey(routes.giveByPage)]: { ThrottlingRateLimit: 25, ThrottlingBurstLimit: 50 },
        // Each is a letter to people who read it.
        [routeKey(routes.askForNews)]: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 20 },
        [routeKey(routes.sendMessage)]: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
      },
      accessLogSettings: { destinationArn: logs.logGroupArn, format: JSON.stringify(accessLog) },
    });
    door.node.addDependency(api);
    return api;
  }
}

const routeKey = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

/** What went through the door, and not who: no addresses, no browsers, no queries. */
const accessLog = {
  at: '$context.requestTime',
  request: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  answerMilliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  problem: '$context.integrationErrorMessage',
};
