// Placeholder until the generator writes here.
