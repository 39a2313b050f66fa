import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type StoredItem = Record<string, AttributeValue>;

/** Bytes of an item by DynamoDB's rules: names and texts in UTF-8, two digits of a number in a byte, and one more. */
export const itemBytes = (item: StoredItem): number =>
  Object.entries(item).reduce(
    (bytes, [name, value]) => bytes + Buffer.byteLength(name) + valueBytes(value),
    0,
  );

const valueBytes = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.M !== undefined) {
    return (
      3 +
      Object.entries(value.M).reduce((bytes, entry) => bytes + 1 + itemBytes(Object.fromEntries([entry])), 0)
    );
  }
  if (value.L !== undefined) return 3 + value.L.reduce((bytes, inner) => bytes + 1 + valueBytes(inner), 0);
  return 1;
};

const numberBytes = (text: string): number => {
  const digits = text
    .replace(/^-/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
};
