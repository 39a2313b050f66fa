import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import { treasuryRoutes } from '../../../shared/routes/treasury.ts';
import { planOf, propertiesOf } from './plan.ts';

const { template, resources } = planOf();
const idOf = (name: string) =>
  Object.keys(resources).find((id) => resources[id]?.Properties['FunctionName'] === `tragwerk-test-${name}`);

describe.each([
  ['book', 'EVENT'],
  ['send-letters', 'LETTER'],
  ['issue-receipts', 'RECEIPT-WORK'],
])('%s hears of each new %s', (name, kind) => {
  it('and of nothing else', () => {
    const pattern = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: [kind] } } } };
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: idOf(name) },
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify(pattern) }] },
    });
  });

  it('without losing one, and without one holding up the others for long', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: idOf(name) },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 25,
      MaximumBatchingWindowInSeconds: 1,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } } },
    });
  });
});

it('lets nobody who wants one receipt wait behind those of a whole year', () => {
  template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
    FunctionName: { Ref: idOf('issue-receipts') },
    ParallelizationFactor: 4,
  });
});

it('has as many stream mappings as the manifest has streams', () => {
  const streams = functions.filter(({ trigger }) => 'stream' in trigger);
  template.resourceCountIs('AWS::Lambda::EventSourceMapping', streams.length);
});

it('keeps what failed for two weeks, encrypted in rest and on its way', () => {
  template.hasResourceProperties('AWS::SQS::Queue', {
    MessageRetentionPeriod: 14 * 86400,
    SqsManagedSseEnabled: true,
  });
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ],
    },
  });
});

describe('the clock', () => {
  it('goes by Berlin', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(7 * * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: { 'Fn::GetAtt': [idOf('sweep'), 'Arn'] },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 1800 },
      },
    });
  });

  it('wakes the reconciliation once a night', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(17 3 * * ? *)',
      Target: { Arn: { 'Fn::GetAtt': [idOf('reconcile'), 'Arn'] } },
    });
  });

  it('wakes the letters to supporters four times an hour, on the hour for the one that is promised for nine', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0,15,30,45 * * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      Target: { Arn: { 'Fn::GetAtt': [idOf('write-progress'), 'Arn'] } },
    });
  });

  it('may wake its function only, and only for us', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: { 'Fn::GetAtt': [idOf('sweep'), 'Arn'] },
          },
        ],
      },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ],
      },
    });
  });

  it('does not start a failed run again and again', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 1 });
  });
});

describe('the door', () => {
  it('leads to the functions of the manifest', () => {
    const keys = functions
      .flatMap(({ trigger }) => ('routes' in trigger ? trigger.routes : []))
      .map(({ method, path }) => `${method} ${path}`);
    template.resourceCountIs('AWS::ApiGatewayV2::Route', keys.length);
    for (const key of keys) template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: key });
    template.allResourcesProperties('AWS::ApiGatewayV2::Integration', { PayloadFormatVersion: '2.0' });
  });

  it('is closed to the treasury but for an access token of our own pages, and open to all else', () => {
    const [authorizer] = Object.keys(template.findResources('AWS::ApiGatewayV2::Authorizer'));
    const opened = propertiesOf(
      resources,
      'AWS::ApiGatewayV2::Route',
      z.object({
        RouteKey: z.string(),
        AuthorizationType: z.string(),
        AuthorizerId: z.object({ Ref: z.string() }).optional(),
        AuthorizationScopes: z.array(z.string()).optional(),
      }),
    );
    expect(Object.keys(treasuryRoutes).length).toBeGreaterThan(1);
    for (const { RouteKey, ...door } of opened.values())
      expect(door).toEqual(
        RouteKey.includes(' /v1/treasury/')
          ? { AuthorizationType: 'JWT', AuthorizerId: { Ref: authorizer }, AuthorizationScopes: ['openid'] }
          : { AuthorizationType: 'NONE' },
      );
    expect([...opened.values()].filter(({ AuthorizerId }) => AuthorizerId)).toHaveLength(
      Object.keys(treasuryRoutes).length,
    );
  });

  it('asks the issuer of our people, for tokens of the treasury’s page', () => {
    const [people] = Object.keys(template.findResources('AWS::Cognito::UserPool'));
    const [client] = Object.keys(template.findResources('AWS::Cognito::UserPoolClient'));
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [{ Ref: client }],
        Issuer: {
          'Fn::Join': [
            '',
            ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: people }],
          ],
        },
      },
    });
  });

  it('needs one right to call each function, however many routes lead there: more would not fit', () => {
    const answering = functions.filter(({ trigger }) => 'routes' in trigger);
    template.resourceCountIs('AWS::Lambda::Permission', answering.length);
    template.allResourcesProperties('AWS::Lambda::Permission', { Principal: 'apigateway.amazonaws.com' });
  });

  it('is narrow for everyone, and narrowest where Stripe is asked or a person is written to', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      RouteSettings: {
        'POST /v1/campaigns/{campaign}/checkout': { ThrottlingRateLimit: 25, ThrottlingBurstLimit: 50 },
        'POST /c/{campaign}/give': { ThrottlingRateLimit: 25, ThrottlingBurstLimit: 50 },
        'POST /c/{campaign}/message': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
      },
    });
  });

  it('knows the route before it limits it, else the deployment fails', () => {
    const stage = Object.values(resources).find(({ Type }) => Type === 'AWS::ApiGatewayV2::Stage');
    const limited = Object.keys(z.record(z.string(), z.unknown()).parse(stage?.Properties['RouteSettings']));
    expect(limited).toHaveLength(4);
    for (const key of limited)
      expect(stage?.DependsOn).toContain(
        Object.keys(resources).find((id) => resources[id]?.Properties['RouteKey'] === key),
      );
  });

  it('is open to pages of any website, without cookies', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      ProtocolType: 'HTTP',
      CorsConfiguration: {
        AllowOrigins: ['*'],
        AllowMethods: ['GET', 'POST'],
        AllowHeaders: ['content-type'],
        AllowCredentials: Match.absent(),
      },
    });
  });

  it('writes down what came, not who', () => {
    const stage = Object.values(resources).find(({ Type }) => Type === 'AWS::ApiGatewayV2::Stage');
    const written = JSON.stringify(stage?.Properties['AccessLogSettings']);
    expect(written).toContain('$context.routeKey');
    expect(written).not.toMatch(/sourceIp|userAgent|identity|rawPath|\$context\.path|authorizer/);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/apigateway/tragwerk-test',
      RetentionInDays: 30,
    });
  });
});
