from hypothesis import settings

# How long an example takes depends on the machine; no test here is about time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
