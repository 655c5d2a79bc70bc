import { firstStepsNow, removeAllSamples, samplesNow } from '@luoshi/work';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { AppOptions } from '../app.js';
import { firstSteps, sampleCounts, samples as samplesThere } from '../contract/sample.js';
import { deskOf } from '../plugin/door.js';

/** What came to try the product with: how much is there, how far one has come with it, and its removal. */
export const samples: FastifyPluginAsyncZod<AppOptions> = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/samples',
    config: { operation: 'getSamples' },
    schema: { response: { 200: samplesThere } },
    handler: (request) => samplesNow(deskOf(request)),
  });

  app.route({
    method: 'GET',
    url: '/api/samples/steps',
    config: { operation: 'getFirstSteps' },
    schema: { response: { 200: firstSteps } },
    handler: (request) => firstStepsNow(deskOf(request)),
  });

  app.route({
    method: 'POST',
    url: '/api/samples/removal',
    config: { operation: 'removeSamples' },
    schema: { response: { 200: sampleCounts } },
    handler: (request) => removeAllSamples(deskOf(request)),
  });
};
