import { Router } from 'express';

import { newsletterSchema } from '../schemas/newsletter.ts';

export function newsletterRoutes(): Router {
  const router = Router();

  router.post('/newsletter', (req, res) => {
    const form = newsletterSchema.safeParse(req.body);
    if (!form.success) {
      res.status(400).json({ error: 'This form is not complete', issues: form.error.issues });
      return;
    }
    res.json(form.data);
  });

  return router;
}
