import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundle, bundlesDirectory } from './bundle.ts';
import { contextNames, stageOf } from './stage.ts';
import { TragwerkStack } from './tragwerk-stack.ts';

// Built here and now, so that what is deployed is what stands in this folder.
await bundle();

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

const given = contextNames.map((name): [string, unknown] => [name, app.node.tryGetContext(name)]);
const stage = stageOf(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
new TragwerkStack(app, { stage, bundles: bundlesDirectory });

app.synth();
