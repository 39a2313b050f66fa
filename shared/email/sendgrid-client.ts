import Client from '@sendgrid/client/src/classes/client.js';

export interface PostOptions {
  apiKey: string;
  /** Another address than SendGrid's own: the mailbox of the local house. */
  baseUrl?: string;
  dataResidency?: 'eu' | 'global';
  timeoutMilliseconds?: number;
}

/** A line to SendGrid of one's own: the library's is shared by all who use it, with its key, address and time-out. */
export const sendGridClient = (options: PostOptions): InstanceType<typeof Client> => {
  const client = new Client();
  client.setApiKey(options.apiKey);
  client.setDataResidency(options.dataResidency ?? 'global');
  if (options.baseUrl !== undefined) client.setDefaultRequest('baseUrl', options.baseUrl);
  // Following a redirect would carry the letter to an address nobody chose.
  const request = { url: '', maxRedirects: 0 };
  client.setDefaultRequest(request);
  // A function that slept may wake up with a line the other side has long closed; a letter lost on it would be
  // one of which nobody knows. Each letter gets a line of its own.
  client.setDefaultHeader('Connection', 'close');
  return client;
};

/** Nothing is measured: no counted openings, no rewritten links. */
export const untracked = {
  clickTracking: { enable: false, enableText: false },
  openTracking: { enable: false },
  subscriptionTracking: { enable: false },
  ganalytics: { enable: false },
};
