import { Aws, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPool,
  CfnUserPoolGroup,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { SignInConfig } from '../shared/routes/treasury/sign-in.ts';
import type { Stage } from './stage.ts';

/** What a token must have been given out for; identity tokens are given out for nothing. */
export const signInScope = OAuthScope.OPENID.scopeName;

/** Groups that are the same everywhere. Those of a centre or a campaign are made by hand: docs/deploy.md. */
const groups: Readonly<Record<string, string>> = {
  treasurer: 'The federation’s treasurer: everything, in every centre',
  reader: 'Reads all figures, changes nothing',
  auditor: 'Reads all figures and the audit log, changes nothing',
};

/** Who may sign in to the treasury, and how: accounts that a treasurer makes, two factors, Cognito's own pages. */
export class SignIn extends Construct {
  readonly people: UserPool;
  readonly domain: UserPoolDomain;

  constructor(scope: Construct, { stage, livemode }: Stage) {
    super(scope, 'SignIn');
    this.people = new UserPool(this, 'People', {
      userPoolName: `tragwerk-${stage}`,
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      // The name stands in the audit log and lasts; the address is the easier thing to remember.
      signInAliases: { username: true, email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      keepOriginal: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: false,
        requireUppercase: false,
        requireDigits: false,
        requireSymbols: false,
        tempPasswordValidity: Duration.days(7),
      },
      userInvitation: {
        emailSubject: 'Dein Zugang zur Schatzmeisterei · Your access to the treasury',
        emailBody:
          'Dein Konto heißt {username}. Das erste Passwort gilt sieben Tage: {####}<br><br>Your account is called {username}. The first password is good for seven days: {####}',
      },
      userVerification: {
        emailSubject: 'Dein Code · Your code',
        emailBody: 'Dein Code für die Schatzmeisterei ist {####}<br><br>Your code for the treasury is {####}',
      },
      deletionProtection: livemode,
      removalPolicy: livemode ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const pool = this.people.node.defaultChild;
    if (!(pool instanceof CfnUserPool)) throw new Error('CDK makes a user pool of something else now');
    // A passkey that asks for finger, face or PIN is two factors in one, and enough where two are required.
    pool.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';

    for (const [groupName, description] of Object.entries(groups))
      new CfnUserPoolGroup(this, `Group-${groupName}`, {
        userPoolId: this.people.userPoolId,
        groupName,
        description,
      });

    this.domain = this.people.addDomain('Domain', {
      // One name for all accounts of a region.
      cognitoDomain: { domainPrefix: `tragwerk-${stage}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    for (const [id, reason] of Object.entries(leftOut))
      Validations.of(this.people).acknowledge({ id: `AwsSolutions-${id}`, reason });
  }

  /** Where the page asks how one signs in, and where it fetches its tokens. */
  get origins(): readonly string[] {
    return [`https://cognito-idp.${Aws.REGION}.amazonaws.com`, this.domain.baseUrl()];
  }

  /** Lets the pages at this address sign people in, and what is then called let them in. */
  for(treasuryUrl: string): {
    readonly config: SignInConfig;
    readonly authorizer: IHttpRouteAuthorizer;
    readonly passkeyUrl: string;
  } {
    const client = new UserPoolClient(this, 'Treasury', {
      userPool: this.people,
      userPoolClientName: 'treasury',
      // A page can keep no secret; the code is bound to it by PKCE.
      generateSecret: false,
      preventUserExistenceErrors: true,
      authFlows: { user: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [treasuryUrl],
        logoutUrls: [treasuryUrl],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      // Whoever loses a role keeps what was given out before for so long.
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      // An evening at the desk.
      refreshTokenValidity: Duration.hours(8),
      // Each is good once; a stolen one and the real one cannot both go on. The grace is for a lost answer.
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      enableTokenRevocation: true,
    });
    new CfnManagedLoginBranding(this, 'Look', {
      userPoolId: this.people.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    const { userPoolClientId: clientId } = client;
    const address = (path: string, parameters: string): string =>
      `${this.domain.baseUrl()}/${path}?client_id=${clientId}&${parameters}`;
    return {
      config: {
        issuer: `${this.origins[0]}/${this.people.userPoolId}`,
        clientId,
        scope: signInScope,
        // Nothing in these addresses needs to be escaped but what stands here escaped already.
        endSession: address('logout', `logout_uri=${treasuryUrl}`),
      },
      authorizer: new HttpUserPoolAuthorizer('Treasury', this.people, { userPoolClients: [client] }),
      passkeyUrl: address(
        'passkeys/add',
        `response_type=code&scope=${signInScope}&redirect_uri=${treasuryUrl}`,
      ),
    };
  }
}

/** What is not there on purpose. */
const leftOut: Readonly<Record<string, string>> = {
  COG1: 'Length protects; rules about signs lead to passwords that are guessed (NIST SP 800-63B, 3.1.1.2). A second factor is needed in any case.',
  COG3: 'Cognito’s threat protection belongs to its plan Plus, at 0.02 $ for each person a month from the first on. Accounts are few, made by hand, and have two factors.',
  COG8: 'The plan Plus adds threat protection, at 0.02 $ for each person a month from the first on. Accounts are few, made by hand, and have two factors.',
};
