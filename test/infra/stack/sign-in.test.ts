import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { officeOf } from '../../../shared/domain/person.ts';
import { planOf } from './plan.ts';

const { template } = planOf();
const { template: inProduction } = planOf({
  stage: 'production',
  siteDomain: 'spenden.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789',
  mailFrom: 'danke@example.org',
  alarmEmail: 'technik@example.org',
});

describe('who signs in', () => {
  it('has an account that somebody made for them', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      AliasAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
  });

  it('shows two things: a password and a code of an app, or a passkey that asks for its owner', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolTier: 'ESSENTIALS',
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] },
        PasswordPolicy: Match.objectLike({ MinimumLength: 14 }),
      },
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    });
  });

  it('is helped by e-mail after forgetting, and never by a text message, which costs and can be stolen', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      SmsConfiguration: Match.absent(),
    });
  });

  it('is kept in production, whatever happens to the stack', () => {
    inProduction.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtection: 'ACTIVE' },
    });
    template.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtection: 'INACTIVE' },
    });
  });

  it('finds the groups of the federation there, each of which is a role', () => {
    const groups = Object.values(template.findResources('AWS::Cognito::UserPoolGroup')).map(
      ({ Properties }): string => Properties.GroupName,
    );
    expect(groups.toSorted()).toEqual(['auditor', 'reader', 'treasurer']);
    for (const group of groups) expect(officeOf(group)).toEqual({ role: group });
  });
});

describe('the treasury’s page', () => {
  it('signs in by a code, without a secret, and comes back to itself only', () => {
    expect(Object.keys(inProduction.findResources('AWS::Cognito::UserPoolClient'))).toHaveLength(1);
    inProduction.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: ['https://spenden.example.org/treasury/'],
      LogoutURLs: ['https://spenden.example.org/treasury/'],
      SupportedIdentityProviders: ['COGNITO'],
      ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('holds keys that soon end, and each of those that renew them once', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 8 * 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
      EnableTokenRevocation: true,
    });
  });

  it('leads to pages of Cognito’s own, of the newer kind, which know passkeys', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: { 'Fn::Join': ['', ['tragwerk-test-', { Ref: 'AWS::AccountId' }]] },
      ManagedLoginVersion: 2,
    });
    template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { UseCognitoProvidedValues: true });
  });

  it('is told by the outputs, as is where people and passkeys are added', () => {
    inProduction.hasOutput('TreasuryUrl', { Value: 'https://spenden.example.org/treasury/' });
    for (const name of ['UserPoolId', 'SignInUrl', 'PasskeyUrl'])
      expect(Object.keys(template.findOutputs(name))).toEqual([name]);
    expect(JSON.stringify(inProduction.findOutputs('PasskeyUrl'))).toContain(
      'redirect_uri=https://spenden.example.org/treasury/',
    );
  });
});
