import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { DocumentArchive } from './archive.ts';
import type { Edge } from './edge.ts';
import type { FunctionPlan, SettingName } from './functions.ts';
import type { Stage } from './stage.ts';

interface House {
  readonly stage: Stage;
  readonly table: Table;
  readonly alarms: Alarms;
  /** Where the bundler put `<name>/index.js`. */
  readonly bundles: string;
  /** Where donors come in, and where the links in letters lead. */
  readonly edge: Edge;
  readonly archive: DocumentArchive;
}

/** Our defaults for a function: what it runs on, what it may do, where it logs, and who hears when it fails. */
export class HouseFunction extends Construct {
  readonly plan: FunctionPlan;
  readonly lambda: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, plan: FunctionPlan, house: House) {
    super(scope, plan.name);
    const { stage, table, alarms, bundles } = house;
    this.plan = plan;
    const functionName = `tragwerk-${stage.stage}-${plan.name}`;

    // Our own group: the one that Lambda would make keeps everything for ever. No personal data is logged.
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    alarms.watch(logs, plan.failures);

    // Our own role: the managed policy that CDK would attach may write to every log of the account.
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logs.grantWrite(this.role);
    for (const statement of statementsFor(plan, stage, table)) this.role.addToPolicy(statement);
    this.#mayUse(house.archive);

    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(join(bundles, plan.name)),
      memorySize: plan.memoryMegabytes,
      timeout: Duration.seconds(plan.timeoutSeconds),
      role: this.role,
      logGroup: logs,
      // Lambda's own lines (a timeout, a crash) become JSON too, so that one filter reads them all.
      loggingFormat: LoggingFormat.JSON,
      environment: {
        TABLE_NAME: table.tableName,
        ...(plan.parameters.length > 0 && { PARAMETER_PREFIX: prefixOf(stage) }),
        ...settingsFor(plan.settings, house),
      },
    });

    if (plan.failures === 'with-the-lines') return;
    const scheduled = 'schedule' in plan.trigger;
    alarms.tell(this, `${plan.name}-errors`, {
      text: plan.impact,
      metric: this.lambda.metricErrors({ period: errorPeriod(plan) }),
      threshold: 1,
      // When nobody comes to the others, nobody came. A clock that is silent has stopped.
      silenceIs: scheduled ? 'danger' : 'fine',
    });
  }

  /** Documents have names that nobody knows beforehand, so a right to them ends in a pattern: of its one folder. */
  #mayUse({ bucket }: DocumentArchive): void {
    const folders = Object.entries(this.plan.rights.archive ?? {});
    if (folders.length === 0) return;
    for (const [folder, actions] of folders) {
      this.role.addToPolicy(
        new PolicyStatement({
          actions: actions.map((action) => `s3:${action}`),
          resources: [bucket.arnForObjects(`${folder}/*`)],
        }),
      );
      Validations.of(this.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${archiveId(bucket)}.Arn>/${folder}/*]`,
        reason: 'Each document has a name of its own, and the right ends at its folder.',
      });
    }
    // Whoever may not list is told that they have no right, where there is nothing: and a document that is missing is
    // an answer.
    this.role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
  }
}

/** What is planned by the hour or by the day is silent for so long, and then it must have been heard. */
const errorPeriod = ({ trigger }: FunctionPlan): Duration => {
  if (!('schedule' in trigger)) return Duration.minutes(5);
  return trigger.schedule.hour === undefined ? Duration.hours(2) : Duration.days(1);
};

const prefixOf = ({ stage }: Stage): string => `/tragwerk/${stage}`;

const statementsFor = (
  { rights, parameters }: FunctionPlan,
  stage: Stage,
  table: Table,
): PolicyStatement[] => [
  new PolicyStatement({
    actions: rights.table.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
  }),
  ...(rights.lists ?? []).map(
    (action) =>
      new PolicyStatement({ actions: [`dynamodb:${action}`], resources: [`${table.tableArn}/index/lists`] }),
  ),
  // No right to decrypt is needed: the parameters are encrypted with the key `aws/ssm`, and that key's own policy
  // lets those of the account decrypt through the parameter store who may read the parameter there.
  ...(parameters.length === 0
    ? []
    : [
        new PolicyStatement({
          actions: ['ssm:GetParameters'],
          resources: parameters.map((name) =>
            Stack.of(table).formatArn({
              service: 'ssm',
              resource: `parameter${prefixOf(stage)}`,
              resourceName: name,
            }),
          ),
        }),
      ]),
];

const archiveId = (bucket: Bucket): string => {
  const resource = bucket.node.defaultChild;
  return resource instanceof CfnBucket ? Stack.of(bucket).getLogicalId(resource) : '';
};

const settingsFor = (
  names: readonly SettingName[],
  { stage, archive, edge: { siteOrigin, key } }: House,
): Record<string, string> => {
  const all: Record<SettingName, string> = {
    LIVEMODE: String(stage.livemode),
    RETURN_ORIGINS: [siteOrigin, ...stage.returnOrigins].join(','),
    MOST_GIFT_CENTS: String(stage.mostGiftCents),
    REFUND_CONFIRM_CENTS: String(stage.refundConfirmCents),
    FEES: stage.fees,
    LINK_ORIGIN: siteOrigin,
    EDGE_KEY: key,
    MAIL_FROM: stage.mailFrom,
    SENDGRID_RESIDENCY: stage.sendgridResidency,
    LETTERS_AN_HOUR: String(stage.lettersAnHour),
    LEAVE_MAIL_DOMAIN: stage.leaveMailDomain,
    ARCHIVE_BUCKET: archive.bucket.bucketName,
  };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
};
