import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Stage } from './stage.ts';

/** As long as a mistake may go unnoticed: until then what was overwritten or removed can be brought back. */
const earlierVersions = Duration.days(90);

/**
 * Files of receipts to be printed hold names and addresses, and all that they say lies in the receipts themselves:
 * after a year they are on paper, or nobody needs them.
 */
const printedFiles = Duration.days(365);

/** The documents that must be kept as they are. They outlive the stack, as the books do. */
export class DocumentArchive extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, { archiveLock }: Stage) {
    super(scope, 'Archive');
    this.bucket = new Bucket(this, 'Documents', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [
        { id: 'EarlierVersions', noncurrentVersionExpiration: earlierVersions },
        { id: 'PrintedFiles', prefix: 'prints/', expiration: printedFiles },
        // What a removed document leaves behind, once its versions are gone.
        { id: 'Emptied', expiredObjectDeleteMarker: true },
      ],
      ...(archiveLock && { objectLockEnabled: true, objectLockDefaultRetention: lockFor(archiveLock) }),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Functions alone read it, each in its own folders; what they hand to people is written down by the functions. A log of its own would name receipts in one more place.',
    });
  }
}

/**
 * From the moment a document arrives nobody changes or removes it: not with the mode `compliance`, whoever they are; with
 * `governance` only who may lift it.
 */
const lockFor = ({ mode, years }: NonNullable<Stage['archiveLock']>): ObjectLockRetention => {
  const duration = Duration.days(Math.ceil(years * 365.25));
  return mode === 'compliance'
    ? ObjectLockRetention.compliance(duration)
    : ObjectLockRetention.governance(duration);
};
