import { Duration } from 'aws-cdk-lib';
import { type HttpApi, HttpMethod, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Route } from '../shared/routes.ts';
import { type Alarms, forThisAccountOnly } from './alarms.ts';
import { type ScheduleTime, timeZone } from './functions.ts';
import type { HouseFunction } from './house-function.ts';
import { signInScope } from './sign-in.ts';

/** Calls the function for these routes; those of the treasury only for whom the authorizer lets in. */
export const onRoutes = (
  api: HttpApi,
  house: HouseFunction,
  routes: readonly Route[],
  authorizer: IHttpRouteAuthorizer,
): void => {
  const integration = new HttpLambdaIntegration(house.plan.name, house.lambda, {
    // One right for each route would make a function's policy longer than Lambda takes.
    scopePermissionToRoute: false,
  });
  for (const { method, path, who } of routes) {
    api.addRoutes({
      path,
      methods: [HttpMethod[method]],
      integration,
      ...(who === 'treasury' && { authorizer, authorizationScopes: [signInScope] }),
    });
  }
};

/**
 * Calls the function for each new item of a kind. The stream is only a bell: a record that is given up after its
 * retries leaves a note in the failure queue, and the sweep finds the item in the table.
 */
export const onStream = (
  house: HouseFunction,
  table: Table,
  { kind, atOnce }: { readonly kind: string; readonly atOnce?: number },
  failures: Queue,
  alarms: Alarms,
): void => {
  const streamArn = table.tableStreamArn;
  if (!streamArn) throw new Error('the table has no stream');
  house.role.addToPolicy(
    new PolicyStatement({
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      resources: [streamArn],
    }),
  );
  house.lambda.addEventSourceMapping('Stream', {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { NewImage: { kind: { S: FilterRule.isEqual(kind) } } },
      }),
    ],
    batchSize: 25,
    ...(atOnce !== undefined && { parallelizationFactor: atOnce }),
    // A second nobody notices; in a rush it books many gifts of a month with one change of its total.
    maxBatchingWindow: Duration.seconds(1),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 10,
    // One bad record holds up those behind it no longer than the sweep takes to come by.
    maxRecordAge: Duration.hours(1),
    onFailure: new SqsDlq(failures),
  });
  // What waits at the post, or to be certified, is looked after by the hourly sweep, and an hour late hurts nobody;
  // ten alarms are free.
  if (kind !== 'EVENT') return;
  alarms.tell(house, `${house.plan.name}-waiting`, {
    text: house.plan.impact,
    metric: house.lambda.metric('IteratorAge', { statistic: Stats.MAXIMUM }),
    threshold: Duration.minutes(15).toMilliseconds(),
  });
};

/** Calls the function by the clock of Berlin, summer and winter. */
export const onSchedule = (house: HouseFunction, { minute, hour = '*' }: ScheduleTime): void => {
  const role = new Role(house, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: forThisAccountOnly }),
  });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [house.lambda.functionArn] }),
  );
  const schedule = new CfnSchedule(house, 'Schedule', {
    name: house.lambda.functionName,
    description: house.plan.impact,
    scheduleExpression: `cron(${minute} ${hour} * * ? *)`,
    scheduleExpressionTimezone: timeZone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: house.lambda.functionArn,
      roleArn: role.roleArn,
      // Tries that come later than this would only meet the next one.
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 1800 },
    },
  });
  schedule.node.addDependency(role);
  // A failed run is tried once more; after that the next one does the same work, and the alarm has told.
  house.lambda.configureAsyncInvoke({ retryAttempts: 1, maxEventAge: Duration.minutes(30) });
};
