import { Aws, Duration } from 'aws-cdk-lib';
import { Alarm, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { FunctionPlan } from './functions.ts';
import type { Stage } from './stage.ts';

interface Danger {
  /** What a person loses, or should do: the text of the alarm. */
  readonly text: string;
  readonly metric: IMetric;
  /** Tell when the figure is this or more. */
  readonly threshold: number;
  /** What it means when there is no figure at all. */
  readonly silenceIs?: 'fine' | 'danger';
}

/** Everything that tells a person: one topic, and alarms whose text is a sentence. Ten alarms are free. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly #stage: Stage;

  constructor(scope: Construct, stage: Stage) {
    super(scope, 'Alarms');
    this.#stage = stage;
    this.topic = new Topic(this, 'Topic', { displayName: `Tragwerk ${stage.stage}`, enforceSSL: true });
    // A policy of its own replaces the one that lets everything of the account publish, so it must let alarms.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: forThisAccountOnly,
      }),
    );
    if (stage.alarmEmail) this.topic.addSubscription(new EmailSubscription(stage.alarmEmail));

    this.tell(this, 'needs-a-person', {
      text: 'Something needs a person: look for the field "alarm" in the logs of the functions; its text says what to do.',
      metric: new Metric({ ...this.#marked, statistic: Stats.SUM, period: Duration.minutes(5) }),
      threshold: 1,
    });
  }

  tell(scope: Construct, name: string, { text, metric, threshold, silenceIs = 'fine' }: Danger): void {
    const alarm = new Alarm(scope, `Alarm-${name}`, {
      alarmName: `tragwerk-${this.#stage.stage}-${name}`,
      alarmDescription: text,
      metric,
      threshold,
      evaluationPeriods: 1,
      treatMissingData: silenceIs === 'fine' ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  /**
   * Counts the lines that need a person: those with a field `alarm`. All functions share one metric. On request also
   * what Lambda itself says of a run that failed: an error nobody caught, a time-out, a crash.
   */
  watch(logs: ILogGroup, failures?: FunctionPlan['failures']): void {
    // At the top when the line was written to the standard output, below `message` when Lambda wrapped it.
    const lines = [FilterPattern.exists('$.alarm'), FilterPattern.exists('$.message.alarm')];
    const failed = [
      FilterPattern.stringValue('$.level', '=', 'ERROR'),
      FilterPattern.stringValue('$.record.status', '=', 'timeout'),
      FilterPattern.stringValue('$.record.status', '=', 'error'),
    ];
    logs.addMetricFilter('NeedsAPerson', {
      filterPattern: FilterPattern.any(...lines, ...(failures === 'with-the-lines' ? failed : [])),
      metricNamespace: this.#marked.namespace,
      metricName: this.#marked.metricName,
    });
  }

  /** By stage, so that a test never wakes the person who looks after production. */
  get #marked() {
    return { namespace: `Tragwerk/${this.#stage.stage}`, metricName: 'NeedsAPerson' };
  }
}

/** A service may use what is ours only while it works for this account. */
export const forThisAccountOnly = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
