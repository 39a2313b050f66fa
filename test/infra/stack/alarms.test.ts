import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import { planOf, propertiesOf } from './plan.ts';

const { template, resources } = planOf();
const alarms = propertiesOf(
  resources,
  'AWS::CloudWatch::Alarm',
  z.object({
    AlarmName: z.string(),
    AlarmDescription: z.string(),
    AlarmActions: z.array(z.object({ Ref: z.string() })).length(1),
    MetricName: z.string(),
    TreatMissingData: z.string(),
  }),
);

const withAlarm = functions.filter(({ failures }) => failures === undefined);
const withTheLines = functions.filter(({ failures }) => failures === 'with-the-lines');

describe.each(withAlarm)('when $name fails', ({ name, impact, trigger }) => {
  it('a person reads what it means to people', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `tragwerk-test-${name}-errors`,
      AlarmDescription: impact,
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  it('silence is a failure of the clock only', () => {
    const alarm = [...alarms.values()].find(({ AlarmName }) => AlarmName === `tragwerk-test-${name}-errors`);
    expect(alarm?.TreatMissingData).toBe('schedule' in trigger ? 'breaching' : 'notBreaching');
  });

  it('silence is told after two turns of the hour, or one of the day', () => {
    const period =
      'schedule' in trigger ? (trigger.schedule.hour === undefined ? 2 * 60 * 60 : 24 * 60 * 60) : 5 * 60;
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `tragwerk-test-${name}-errors`,
      Period: period,
    });
  });

  it('its lines that need a person are counted, however they were written', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern: '{ ($.alarm = "*") || ($.message.alarm = "*") }',
      LogGroupName: { Ref: logsOf(name) },
      MetricTransformations: [
        Match.objectLike({ MetricNamespace: 'Tragwerk/test', MetricName: 'NeedsAPerson', MetricValue: '1' }),
      ],
    });
  });
});

describe.each(withTheLines)('when $name fails, which is tried again by itself', ({ name }) => {
  it('its failures are counted with the lines that need a person, whoever noticed them', () => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern:
        '{ ($.alarm = "*") || ($.message.alarm = "*") || ($.level = "ERROR") || ($.record.status = "timeout") || ($.record.status = "error") }',
      LogGroupName: { Ref: logsOf(name) },
    });
    expect([...alarms.values()].filter(({ AlarmName }) => AlarmName.includes(name))).toEqual([]);
  });
});

const logsOf = (name: string) =>
  Object.keys(resources).find(
    (id) => resources[id]?.Properties['LogGroupName'] === `/aws/lambda/tragwerk-test-${name}`,
  );

it('tells of gifts that wait longer than a quarter of an hour; the hourly sweep sends letters that wait', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'tragwerk-test-book-waiting',
    MetricName: 'IteratorAge',
    Statistic: 'Maximum',
    Threshold: 15 * 60 * 1000,
  });
});

it('tells of lines that need a person', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'Tragwerk/test',
    MetricName: 'NeedsAPerson',
    Threshold: 1,
  });
});

it('costs nothing: ten alarms are free, and none of the ten says what another one says', () => {
  expect(alarms.size).toBe(withAlarm.length + 2);
  expect(alarms.size).toBeLessThanOrEqual(10);
});

describe('the topic', () => {
  it('gets every alarm', () => {
    const topic = Object.keys(resources).find((id) => resources[id]?.Type === 'AWS::SNS::Topic');
    for (const { AlarmActions } of alarms.values()) expect(AlarmActions).toEqual([{ Ref: topic }]);
  });

  it('lets alarms publish, of this account only; its own policy took the place of the one that did', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  it('writes to a person if one is named', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 0);
    planOf({ alarmEmail: 'technik@example.org' }).template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'technik@example.org',
    });
  });
});
