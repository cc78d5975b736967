// Verifies credentials with implementations that share no code with ours: Digital Bazaar's for Data Integrity, jose for
// JWS. Reads one JSON object per line from standard input (or one from the first argument) and answers each with one
// line, {"ok": boolean, "error"?: string}:
//
//   {"credential": {...}, "didDocument": {...}, "contexts": {"address": {...}}, "statusLists": {"address": {...}},
//    "now": "..."}
//   {"jwt": "...", "jwk": {...}, "now": "..."}
//
// Nothing is fetched: what is not handed in does not exist.
import {createInterface} from 'node:readline';
import {isDeepStrictEqual} from 'node:util';

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import * as jose from 'jose';

function loader({contexts, didDocument, statusLists = {}}) {
  return async url => {
    const [address, fragment] = url.split('#');
    let document = contexts[url] ?? statusLists[url];
    if(address === didDocument.id) {
      document = didDocument;
      if(fragment !== undefined) {
        const method = didDocument.verificationMethod.find(({id}) => id === url);
        document = method && {'@context': 'https://w3id.org/security/multikey/v1', ...method};
      }
    }
    if(document === undefined) {
      throw new Error(`not at hand: ${url}`);
    }
    return {contextUrl: null, documentUrl: url, document};
  };
}

const suite = () => new DataIntegrityProof({cryptosuite});

async function verifyDataIntegrity(job) {
  const documentLoader = loader(job);
  const result = await vc.verifyCredential({
    credential: job.credential,
    suite: suite(),
    documentLoader,
    now: new Date(job.now),
    checkStatus: options => checkStatus({...options, documentLoader, suite: suite()}),
  });
  if(!result.verified) {
    throw result.error ?? result.statusResult.error;
  }
  // The library reads the entry and leaves it to its caller what a set bit means.
  if(result.statusResult?.results.some(({status}) => status)) {
    throw new Error('revoked');
  }
}

async function verifyJwt({jwt, jwk, now}) {
  const key = await jose.importJWK(jwk, 'RS256');
  const {payload, protectedHeader} = await jose.jwtVerify(jwt, key, {algorithms: ['RS256'], currentDate: new Date(now)});
  const seconds = text => Date.parse(text) / 1000;
  const expected = {
    iss: payload.issuer?.id ?? payload.issuer,
    jti: payload.id,
    sub: payload.credentialSubject?.id,
    nbf: seconds(payload.validFrom),
    exp: payload.validUntil === undefined ? undefined : seconds(payload.validUntil),
  };
  for(const [claim, value] of Object.entries(expected)) {
    if(payload[claim] !== value) {
      throw new Error(`claim ${claim} differs from the credential`);
    }
  }
  if(!isDeepStrictEqual(Object.keys(protectedHeader).sort(), ['alg', 'kid', 'typ']) || protectedHeader.kid !== jwk.kid) {
    throw new Error('unexpected header');
  }
}

async function answer(line) {
  try {
    const job = JSON.parse(line);
    await (job.jwt === undefined ? verifyDataIntegrity(job) : verifyJwt(job));
    return {ok: true};
  } catch(error) {
    const details = [error, ...(error.errors ?? [])].map(({name, message}) => `${name}: ${message}`);
    return {ok: false, error: details.join('; ')};
  }
}

const given = process.argv[2];
for await (const line of given === undefined ? createInterface({input: process.stdin}) : [given]) {
  if(line.trim() !== '') {
    console.log(JSON.stringify(await answer(line)));
  }
}
