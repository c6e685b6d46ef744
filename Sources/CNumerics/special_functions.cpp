#include "CNumerics.h"

#include <cmath>
#include <limits>

// Errors become NaN or Inf: nothing may throw into Swift, and WebAssembly is built without exceptions.
#define BOOST_MATH_DOMAIN_ERROR_POLICY ignore_error
#define BOOST_MATH_POLE_ERROR_POLICY ignore_error
#define BOOST_MATH_OVERFLOW_ERROR_POLICY ignore_error
#define BOOST_MATH_UNDERFLOW_ERROR_POLICY ignore_error
#define BOOST_MATH_DENORM_ERROR_POLICY ignore_error
#define BOOST_MATH_EVALUATION_ERROR_POLICY ignore_error
#define BOOST_MATH_ROUNDING_ERROR_POLICY ignore_error
#define BOOST_MATH_INDETERMINATE_RESULT_ERROR_POLICY ignore_error
// Promotion to long double would pull 128-bit software arithmetic into WebAssembly.
#define BOOST_MATH_PROMOTE_DOUBLE_POLICY false
#if defined(__wasm__)
// The C++ library for WASI has no std::mutex; Boost.Math only locks its table of Bernoulli numbers with one.
#define BOOST_SMART_PTR_DETAIL_LWM_STD_MUTEX_HPP_INCLUDED
namespace boost {
namespace detail {
struct lightweight_mutex {
  struct scoped_lock {
    explicit scoped_lock(lightweight_mutex &) {}
  };
};
}  // namespace detail
}  // namespace boost
#endif
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace {

namespace bm = boost::math;

/// What the library's own calls among its functions normalise every policy to: with it no function is compiled twice.
using Policy = bm::policies::policy<bm::policies::promote_float<false>>;
constexpr Policy policy;

template <typename Body> double guarded(Body body) {
#if defined(__cpp_exceptions)
  try {
    return body();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
#else
  return body();
#endif
}

/// Whether `p` is a probability; NaN is not.
bool isProbability(double p) { return p >= 0 && p <= 1; }

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

double nk_gamma(double x) { return __builtin_tgamma(x); }
double nk_log_gamma(double x) { return __builtin_lgamma(x); }

double nk_beta(double a, double b) {
  return guarded([=] { return a > 0 && b > 0 ? bm::beta(a, b, policy) : notANumber; });
}

double nk_incomplete_beta(double a, double b, double x) {
  return guarded([=] { return a > 0 && b > 0 && isProbability(x) ? bm::ibeta(a, b, x, policy) : notANumber; });
}

double nk_incomplete_gamma_lower(double a, double x) {
  return guarded([=] {
    if (!(a >= 0 && x >= 0)) return notANumber;
    if (a == 0 || x == infinity) return a == infinity ? notANumber : 1.0;
    return a == infinity ? 0.0 : bm::gamma_p(a, x, policy);
  });
}

double nk_incomplete_gamma_upper(double a, double x) {
  return guarded([=] {
    if (!(a >= 0 && x >= 0)) return notANumber;
    if (a == 0 || x == infinity) return a == infinity ? notANumber : 0.0;
    return a == infinity ? 1.0 : bm::gamma_q(a, x, policy);
  });
}

double nk_erf_inverse(double x) {
  return guarded([=] {
    if (x == 1 || x == -1) return x * infinity;
    return x > -1 && x < 1 ? bm::erf_inv(x, policy) : notANumber;
  });
}

double nk_erfc_inverse(double x) {
  return guarded([=] {
    if (x == 0) return infinity;
    if (x == 2) return -infinity;
    return x > 0 && x < 2 ? bm::erfc_inv(x, policy) : notANumber;
  });
}
