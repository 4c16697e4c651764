import { type NextFunction, type Request, type Response, Router } from 'express';

import { logger } from '../lib/logger.ts';
import { publicMessageOf, statusOf } from './errors.ts';
import { cancelFeatures, createFeature, featureParams, listFeatures, patchFeature, problemsOf } from './schema.ts';
import { FeatureService } from './service.ts';

const log = logger.child({ module: 'feature-routes' });

export function featureRoutes(service = new FeatureService()): Router {
  const router = Router();

  router.get('/features', async (req, res) => {
    const request = listFeatures.safeParse(req.query);
    if (!request.success) {
      res.status(400).json({ problems: problemsOf(request.error) });
      return;
    }
    const { features, next } = await service.list(request.data);
    if (next !== undefined) {
      res.setHeader('x-next', next);
    }
    res.json({ features });
  });

  router.get('/features/:id', async (req, res) => {
    const { id } = featureParams.parse(req.params);
    res.json(await service.get(id));
  });

  router.get('/features/:id/status', async (req, res) => {
    const { id } = featureParams.parse(req.params);
    const status = await service.status(id);
    res.set('cache-control', status === 'paid' ? 'max-age=3600' : 'no-store').json({ status });
  });

  router.post('/features', async (req, res) => {
    const request = createFeature.safeParse(req.body);
    if (!request.success) {
      log.info({ problems: problemsOf(request.error) }, 'refused a feature');
      res.status(400).json({ problems: problemsOf(request.error) });
      return;
    }
    const created = await service.create(request.data);
    res.status(201).location(`/features/${created.id}`).json(created);
  });

  router.patch('/features/:id', async (req, res, next) => {
    try {
      const { id } = featureParams.parse(req.params);
      res.json(await service.patch(id, patchFeature.parse(req.body)));
    } catch (error) {
      next(error);
    }
  });

  router.delete('/features', async (req, res) => {
    const { ids } = cancelFeatures.parse(req.query);
    res.json({ cancelled: await service.cancel(ids) });
  });

  router.use((error: unknown, req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    log.error({ err: error, method: req.method, path: req.path }, 'request failed');
    res.status(statusOf(error)).json({ error: publicMessageOf(error) });
  });

  return router;
}
