// SPDX-License-Identifier: Apache-2.0
#pragma once

/* The checks of libcurl's own macros look at constant options only; ours arrive as parameters, so
   the types of the functions below are the check. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/* curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt take variable arguments, which Swift
   cannot pass: one typed function for each kind of argument that Fetching uses. */

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

/* libcurl copies the text; it need not outlive the call. */
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

/* libcurl copies the bytes; they need not outlive the call. */
static inline CURLcode ccurl_set_blob(
    CURL *handle, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl_easy_setopt(handle, option, &blob);
}

/* libcurl does not copy the list; it must outlive the transfer. */
static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

/* For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, whose types are the same. */
static inline CURLcode ccurl_set_receiver(
    CURL *handle, CURLoption option, curl_write_callback receiver) {
    return curl_easy_setopt(handle, option, receiver);
}

static inline CURLcode ccurl_set_progress(CURL *handle, curl_xferinfo_callback progress) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
}

static inline CURLcode ccurl_set_socket_opener(CURL *handle, curl_opensocket_callback opener) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}

static inline CURLcode ccurl_set_before_request(CURL *handle, curl_prereq_callback before) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, before);
}

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode ccurl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

/* The text belongs to the handle and lives until its next transfer. */
static inline CURLcode ccurl_get_text(CURL *handle, CURLINFO info, const char **value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/* The struct declares the address as 16 bytes; libcurl keeps up to addrlen bytes there. */
static inline const struct sockaddr *ccurl_socket_address(const struct curl_sockaddr *address) {
    return &address->addr;
}

/* Constants that are enumerators in some versions of libcurl and macros in others. */
static const long ccurl_tls_1_2 = (long)CURL_SSLVERSION_TLSv1_2;
static const long ccurl_netrc_ignored = (long)CURL_NETRC_IGNORED;

/* The settings of TLS that libcurl has no option for; libcurl is built on OpenSSL here. */
#include <openssl/ssl.h>

static inline CURLcode ccurl_set_tls_setup(CURL *handle, curl_ssl_ctx_callback setup) {
    return curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, setup);
}

typedef void (*ccurl_tls_observer)(
    int is_sent, int version, int type, const void *bytes, size_t count, SSL *connection,
    void *context);

/* Macros of OpenSSL, which Swift cannot call. */
static inline void ccurl_observe_tls(
    void *settings, ccurl_tls_observer observer, void *context) {
    SSL_CTX_set_msg_callback((SSL_CTX *)settings, observer);
    SSL_CTX_set_msg_callback_arg((SSL_CTX *)settings, context);
}

static const int ccurl_tls_handshake = SSL3_RT_HANDSHAKE;
