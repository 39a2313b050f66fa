/** What Lambda and our stack tell a function, with every service at one address of this machine. */
export const lambdaEnvironment = (endpoint: string): Readonly<Record<string, string>> => ({
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_ENDPOINT_URL_SSM: endpoint,
  TABLE_NAME: 'tragwerk',
  PARAMETER_PREFIX: '/tragwerk/bench',
  LIVEMODE: 'false',
  MOST_GIFT_CENTS: '1000000',
  REFUND_CONFIRM_CENTS: '10000',
  RETURN_ORIGINS: 'https://spenden.example.org',
  MAIL_FROM: 'danke@example.org',
  LINK_ORIGIN: 'https://spenden.example.org',
  EDGE_KEY: 'what the edge of the bench shows',
  SENDGRID_RESIDENCY: 'eu',
  ARCHIVE_BUCKET: 'archive-of-the-bench',
});
