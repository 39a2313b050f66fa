// The published types show only the instance that all users of the package share; its class is there, unspoken.
// We need the class: an own instance per post, so that no key, address or time-out leaks into another.

declare module '@sendgrid/client/src/classes/client.js' {
  import type shared from '@sendgrid/client';

  const Client: new () => typeof shared;
  export default Client;
}

declare module '@sendgrid/mail/src/classes/mail-service.js' {
  import type shared from '@sendgrid/mail';

  const MailService: new () => typeof shared;
  export default MailService;
}
