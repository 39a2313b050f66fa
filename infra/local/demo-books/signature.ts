/**
 * A drawn line that is nobody's signature, as PNG: so that the demo's receipts look like those that are mailed.
 */
export const demoSignature = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAaQAAACCAQAAAAAhtYEHAAAC9UlEQVR42u3YPa7cIBAA4LEciZKcIL5CThDnWOlsa4ttIuVK' +
    'rHIRVrkA6SiQiWEGG4O970FSpLClp6f9+fibYcwabMWl4FKXutSlLnWpEzUOFWqGvkJp6CqU+sArlBhq1GRZhWL2Xq4Mr1G6' +
    'q1FqIPUsUdKSepSoR1BTiboF1ZQoRmouUTMPqi1QpidlSpQeSGlWoJStURIXZHnBC9RzVV2B+hWU7AprlB+b7GuUGMrU/DfK' +
    '1qjpHyoD/Ez5Nb8dKgAYjpXxCjeZ5sk3ANgrhR8q3GUScAeMi2peqJnR1wcaGPc3jm750nCs+lTNgPPRrsf05kFKO2VohH5o' +
    'BnA+PsskP1e0vbSfx9K7cp2NdmvvUCmcvh9b5yIogOOo04ISlJuKpHhJxxrXH7SGHxVKUsqpx22LkOvOdfYNN4+wuzyN1U9q' +
    'UVigpTDwEddcun9iXcpY3anMNxha5kNs1881rAkZlE8NHIGvihoV5YlfrTFT0ue9H4dVuMyC+6gNQanFsFyZDuvGGCfC2Ac1' +
    'trSf9kr3Km6eVEdKL2/rRD39jH3OiV2Cj4zyVLRR5SP18P25bvR+M33HrNBf3Jlp7HMlrA3R3a4fpD67ESyNuqRuY/XAMO2P' +
    'fveJMnqZkmm0b7YJ6oZ/EiApLRR5DRhmf7WxYrip9nk6ya0qaDI2Uj4YIt214itGhgcVr8YtFJz0krAF26wrRYrRxsyrbIMb' +
    '1b9ok53CKO2zywd+Wb3DXckwqfILK4Buz9SrM5Q6rjb8rMjbbQnzkzm3L8+wsjtR86tTQ3rDXpV5df9X9kSpkl8PpDqsXWVq' +
    'GZ6wNWqqUm2NmlmN0rxGvfuQt1Oir1HjwWcjVRd2pj41ZwTWEpOr9O29AUhOReE3LN+XmKR5bCRX0RL6M0CfHdzigxHt5ah/' +
    'lZb6uDG+U1M8mLPkMuv0kucA88Hg9qc+lqu8zmcBaTOljyL61pMKBcBtqZLw7icPmxL5ofhtpQrQpiQU75Tl+n09j7rUpf4T' +
    '9QelHQjOI3+RqQAAAABJRU5ErkJggg==',
  'base64',
);
