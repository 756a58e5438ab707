{% load static %}"use strict";

// What this release is, for scripts/worker.js: the worker, which is the same for every release.
self.calfcareRelease = {
  release: "{{ release }}",
  assets: {{ assets|safe }},
  staticPrefix: "{% get_static_prefix %}",
  pages: {
    landing: "{% url 'routines:landing' %}",
    today: "{% url 'checkins:today' %}",
    sessions: "{% url 'checkins:sessions' %}",
    whole: "{% url 'checkins:whole' %}",
    signs: "{% url 'checkins:warning-signs' %}",
    signIn: "{% url 'account_request_login_code' %}",
    offline: "{% url 'offline' %}",
  },
};
importScripts("{% static 'js/worker.js' %}");
