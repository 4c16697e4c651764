import { Router } from 'express';

import type { PrismaClient } from '../generated/prisma/client.ts';
import { signupSchema } from '../schemas/signup.ts';

export function signupRoutes(prisma: PrismaClient): Router {
  const router = Router();

  router.post('/signup', async (req, res) => {
    const form = signupSchema.safeParse(req.body);
    if (!form.success) {
      res.status(400).json({ error: 'This form is not complete', issues: form.error.issues });
      return;
    }
    const { name, email, age } = form.data;
    const user = await prisma.user.create({ data: { name, email, age, active: true, signedUpAt: new Date() } });
    res.status(201).json(user);
  });

  return router;
}
