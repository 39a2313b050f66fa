import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import type { Archive } from './archive.ts';

/**
 * The archive in S3. The bucket encrypts what comes and keeps its earlier versions (infra/archive.ts). S3 checks the
 * bytes on arrival against a sum that the client sends along, so that no damaged document is ever kept.
 *
 * @param config for tests; in Lambda everything stands in the environment
 */
export const openS3Archive = (bucket: string, config: S3ClientConfig = {}): Archive => {
  let opened: S3Client | undefined;
  // Loaded when a document is wanted for the first time: most functions that may ask for one rarely do.
  const open = async () => {
    const s3 = await import('@aws-sdk/client-s3');
    opened ??= new s3.S3Client(config);
    return { s3, client: opened };
  };

  return {
    put: async (name, bytes, contentType) => {
      const { s3, client } = await open();
      await client.send(
        new s3.PutObjectCommand({ Bucket: bucket, Key: name, Body: bytes, ContentType: contentType }),
      );
    },

    get: async (name) => {
      const { s3, client } = await open();
      try {
        const { Body } = await client.send(new s3.GetObjectCommand({ Bucket: bucket, Key: name }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof s3.NoSuchKey) return undefined;
        throw error;
      }
    },

    remove: async (name) => {
      const { s3, client } = await open();
      await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: name }));
    },
  };
};
