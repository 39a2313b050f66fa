import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundlesDirectory } from './bundle.ts';
import { contextNames, stageOf } from './stage.ts';
import { TragwerkStack } from './tragwerk-stack.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const given = contextNames.map((name): [string, unknown] => [name, app.node.tryGetContext(name)]);
const stage = stageOf(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
// oxlint-disable-next-line no-new -- a construct joins its app by being made
new TragwerkStack(app, { stage, bundles: bundlesDirectory });

app.synth();
